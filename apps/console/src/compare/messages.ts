import { counted } from "../i18n/counted.ts";
import { digits } from "../shared/figures.ts";

/** English texts of the comparison. */
export const compareEn = {
  heading: "Ask one question over two transports and see where the time goes.",
  winner: (fast: string, times: string, slow: string, interval: string) =>
    `${fast} is ${times}x faster than ${slow} (95 % CI of the ratio: ${interval}).`,
  /** @param interval of the ratio of median times, `one` to `other` */
  noWinner: (one: string, other: string, interval: string) =>
    `No clear difference: ${one} takes ${interval} times as long as ${other} (95 % CI of the ratio).`,
  tooFew: (runs: number, left: string, right: string, differences: string) =>
    `${runs === 1 ? "One run decides nothing." : `${digits(runs)} runs are too few to decide.`} ${left} against ${right}: ${differences}. Repeat for a fair comparison.`,
  byPart: (left: string, right: string, differences: string) =>
    `Largest differences by part (medians, ${left} against ${right}): ${differences}.`,
  repeatMore: (times: number) => `Repeat ${times} times to narrow the interval.`,
  interval: (low: string, high: string) => `${low} to ${high}`,
  question: "Question",
  defaultQuestion: "What is 15% of 240?",
  left: "Left",
  right: "Right",
  ask: "Ask both",
  repeat: (times: number) => `Repeat ${times} times`,
  stop: "Stop",
  times: "Number of repeats",
  progress: (done: number, all: number) => (done === 0 && all > 1 ? "Warming up" : `${done} of ${all}`),
  stopped: (done: number, asked: number) =>
    done === 0
      ? "Stopped before both transports had answered."
      : `Stopped after ${done} of ${counted(asked, "run")} over each transport. The figures are of the runs until then.`,
  stoppedShort: (done: number, asked: number) => `stopped after ${done} of ${counted(asked, "run")}`,
  export: (format: string) => `Export ${format}`,
  copyLink: "Copy link",
  saved: "Earlier comparisons",
  delete: (question: string) => `Delete: ${question}`,
  deleteShort: "Delete",
  modelOfOneRun: "model (with any warm-up)",
  timeline: "Where the time goes",
  timelineSeen: (isStarted: boolean) =>
    `Colour: transport cost. Grey: common to all.${isStarted ? " Outline: start." : ""}`,
  started:
    "Start: a tool process, a connection or a third-party server was not ready yet, and the answer waited for it. It happens once; repeats leave it out.",
  timelineCaption: (runs: number) =>
    runs === 1
      ? "One run, from the question's arrival at the LLM server to the end of its answer. A first answer waits for the model to warm up, whichever transport it uses; repeats leave that out."
      : `Medians of each part over ${runs} runs. Their sum may differ from the median total.`,
  untimed: "This server does not report times inside a tool call, so the call is shown as one part.",
  part: "Part",
  distribution: "Distribution",
  distributionSeen: (n: number) =>
    `Dots: single answers. Curve: share of ${n} answers completed within a time. Ring: median.`,
  distributionCaption: "Logarithmic scale. Runs alternate between the transports, and so does which goes first.",
  median: "median",
  total: "total",
  lastRun: (runs: number) => `The last of ${digits(runs)} runs, which may differ from their medians above:`,
  failed: (count: number) => (count === 1 ? "1 failed run is not counted." : `${count} failed runs are not counted.`),
  none: "Ask a question to compare two transports. The first answer after a start is slower, while processes and connections start; repeats leave it out.",
};

/** The same in Korean. */
export const compareKo: typeof compareEn = {
  heading: "같은 질문을 두 연결 방식으로 보내 시간이 어디에 쓰이는지 비교하세요",
  winner: (fast, times, slow, interval) =>
    `${fast}가 ${slow}보다 ${times}배 빠릅니다(배수의 95% 신뢰구간 ${interval}).`,
  noWinner: (one, other, interval) =>
    `뚜렷한 차이가 없습니다. ${one}에서 걸린 시간은 ${other}의 ${interval}배입니다(배수의 95% 신뢰구간).`,
  tooFew: (runs, left, right, differences) =>
    `${runs === 1 ? "한 번 실행한 결과로는" : `${digits(runs)}번 실행한 결과로는`} 판단할 수 없습니다. ${left}와 ${right}의 시간 차이(${left} − ${right}): ${differences}. 정확히 비교하려면 반복하세요.`,
  byPart: (left, right, differences) => `차이가 큰 구간(중앙값, ${left} − ${right}): ${differences}.`,
  repeatMore: (times) => `${times}번 반복하면 신뢰구간이 좁아집니다.`,
  interval: (low, high) => `${low}~${high}`,
  question: "질문",
  defaultQuestion: "240의 15%는 얼마야?",
  left: "왼쪽",
  right: "오른쪽",
  ask: "양쪽에 질문",
  repeat: (times) => `${times}번 반복`,
  stop: "중지",
  times: "반복 횟수",
  progress: (done, all) => (done === 0 && all > 1 ? "준비 중" : `${all}번 중 ${done}번`),
  stopped: (done, asked) =>
    done === 0
      ? "두 연결 방식이 모두 답변하기 전에 중지했습니다."
      : `연결 방식마다 ${digits(asked)}번 중 ${digits(done)}번을 실행하고 중지했습니다. 그때까지의 결과입니다.`,
  stoppedShort: (done, asked) => `${digits(asked)}번 중 ${digits(done)}번에서 중지`,
  export: (format) => `${format} 내보내기`,
  copyLink: "링크 복사",
  saved: "지난 비교",
  delete: (question) => `삭제: ${question}`,
  deleteShort: "삭제",
  modelOfOneRun: "모델(첫 실행 준비 포함)",
  timeline: "시간이 쓰인 곳",
  timelineSeen: (isStarted) => `색: 연결 방식별 비용, 회색: 공통 비용${isStarted ? ", 테두리: 시작" : ""}`,
  started:
    "시작: 도구 프로세스나 연결, 외부 MCP 서버가 아직 준비되지 않아 기다린 시간입니다. 한 번만 발생하며 반복할 때는 제외합니다.",
  timelineCaption: (runs) =>
    runs === 1
      ? "질문이 LLM 서버에 도착한 때부터 답변이 끝날 때까지 한 번 실행한 시간입니다. 첫 답변에서는 연결 방식과 관계없이 모델을 준비하는 시간이 더 걸립니다. 반복할 때는 제외합니다."
      : `${runs}번 실행한 결과입니다. 구간별 중앙값이라 합계는 전체 중앙값과 다를 수 있습니다.`,
  untimed: "이 서버는 도구 호출 내부의 시간을 제공하지 않아 호출 전체를 한 구간으로 표시합니다.",
  part: "구간",
  distribution: "분포",
  distributionSeen: (n) => `점: 답변 하나, 곡선: ${digits(n)}번 중 그 시간 안에 끝난 비율, 고리: 중앙값`,
  distributionCaption: "로그 눈금입니다. 두 연결 방식을 번갈아 실행하며, 먼저 실행하는 쪽도 번갈아 바꿉니다.",
  median: "중앙값",
  total: "전체",
  lastRun: (runs) => `${digits(runs)}번 중 마지막 실행(위의 중앙값과 다를 수 있음):`,
  failed: (count) => `실패한 실행 ${digits(count)}번은 제외했습니다.`,
  none: "질문하면 두 연결 방식을 비교합니다. 시작한 뒤 첫 답변은 프로세스와 연결을 준비하느라 더 오래 걸립니다. 반복할 때는 이 답변을 제외합니다.",
};
