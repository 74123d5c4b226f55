import { constantsKo } from "./constants-ko.ts";
import { criteriaKo } from "./criteria-ko.ts";
import { inputsKo } from "./inputs-ko.ts";
import type { AdviceMessages, AnswerReasons } from "./messages.ts";
import { whole } from "./show.ts";
import { toDoKo } from "./to-do-ko.ts";

const TRANSPORTS = {
  http: "HTTP",
  rest: "REST",
  stdio: "stdio",
  "stdio-pool": "stdio 풀",
  "in-process": "프로세스 내부",
} as const;

const topic = (transport: keyof typeof TRANSPORTS): string =>
  `${TRANSPORTS[transport]}${transport === "stdio-pool" ? "은" : "는"}`;

const deciding = ({ transport, overruled, deciders, budget }: AnswerReasons): string[] => {
  const reasons = [
    ...(overruled ? [`${topic(overruled.transport)} 쓸 수 없습니다(${overruled.reasons.join(", ")})`] : []),
    ...(budget?.instead
      ? [
          `p99 지연 시간 한도 ${budget.allowed}가 결과를 정합니다(p99에 더해지는 시간: ${TRANSPORTS[transport]} ${budget.p99}, ${TRANSPORTS[budget.instead.transport]} ${budget.instead.p99})`,
        ]
      : []),
    ...(deciders.length > 0 ? [`근거는 ${deciders.join(", ")}입니다`] : []),
  ];
  const ofBudget =
    budget && !budget.instead
      ? [
          budget.isKept
            ? `p99 지연 시간 한도 ${budget.allowed}를 지킵니다(${TRANSPORTS[transport]} ${budget.p99})`
            : `p99에 더해지는 시간은 ${budget.p99}입니다`,
        ]
      : [];
  return [...(reasons.length > 0 ? reasons : ["뚜렷하게 기우는 기준이 없습니다"]), ...ofBudget];
};

const latency = ({ transport, added, network, share, matters, budget }: AnswerReasons): string[] => {
  if (transport === "in-process") return ["프로세스 내부는 호출에 시간을 더하지 않습니다"];
  const ofNetwork = network ? `(그중 네트워크 ${network})` : "";
  return [
    ...(matters || budget ? [] : ["지연 시간은 중요하지 않습니다"]),
    `${topic(transport)} 호출마다 ${added}를 더하며${ofNetwork}, 이는 질문 시간의 ${share}입니다`,
  ];
};

/** The machine as figures name it, "AMD EPYC, 2 cores". */
const withCores = (machine: string): string => machine.replace(/(\d+) cores?$/, "코어 $1개");

export const ko: AdviceMessages = {
  ...inputsKo,
  ...toDoKo,
  title: "어떤 연결 방식이 맞나요?",
  transports: TRANSPORTS,
  none: "없음",
  headings: {
    answer: "답변",
    case: "조건",
    changes: "결과가 바뀌는 지점",
    criteria: "아홉 가지 기준",
    criterion: "기준",
    figure: "측정한 수치",
    formulas: "계산식",
    guide: "안내서",
    setUp: "설정할 것",
    sources: "수치의 출처",
    table: "이 조건에서의 연결 방식",
    tips: "유리한 쪽",
    toDo: "할 일",
    why: "이유",
  },
  verdict: ({ transport, llmServers, otherCallers }, { llmServers: count, runsOn, otherCallers: others }, sizes) => {
    const who = runsOn === "desktop" ? "데스크톱 클라이언트" : "LLM 서버";
    const each = count === 1 ? who : `${who} ${whole(count)}대가 각각`;
    const isShared = count > 1 || others.length > 0;
    const all = `${count === 1 ? who : `${who} ${whole(count)}대`}${others.length > 0 ? "와 다른 호출자" : ""}`;
    const ofAll = `${all}가 ${isShared ? "함께 " : ""}쓸`;
    const amount = sizes.toolServers === 1 ? "하나" : `로드 밸런서 뒤에 ${whole(sizes.toolServers)}대`;
    if (transport === "mix")
      return `둘을 함께 쓰세요. ${who}에는 ${TRANSPORTS[llmServers]}, 다른 호출자에는 ${otherCallers === "http" ? "HTTP 도구 서버" : "stdio(도구 사본)"}가 맞습니다.`;
    switch (llmServers) {
      case "http":
        return `${ofAll} HTTP 도구 서버를 ${amount} 두세요.`;
      case "rest":
        return `${ofAll} HTTP 도구 서버를 ${amount} 두고 REST로 호출하세요.`;
      case "stdio":
        return `${count === 1 ? `${who}가` : each} 도구를 stdio로 직접 시작하게 하세요.`;
      case "stdio-pool":
        return `${count === 1 ? `${who}가` : each} 도구 프로세스 ${sizes.pool}개로 된 풀을 stdio로 시작하게 하세요.`;
      case "in-process":
        return `도구를 ${who}의 프로세스 내부에서 실행하세요.`;
    }
  },
  hardly: (verdict) => `이 조건에서는 차이가 거의 없습니다. ${verdict}`,
  overBudget: (verdict, budget) =>
    `p99에서 ${budget} 안에 드는 연결 방식은 없습니다. 한도에 가장 가까운 방식은 다음과 같습니다. ${verdict}`,
  because: (reasons) => [...deciding(reasons), ...latency(reasons)].map((text) => `${text}.`).join(" "),
  short: ({ transport, llmServers, otherCallers }) =>
    transport === "mix"
      ? `LLM 서버는 ${TRANSPORTS[llmServers]}, 다른 호출자는 ${otherCallers === "http" ? "HTTP" : "stdio"}`
      : TRANSPORTS[transport],
  levels: { low: "확실하지 않음", medium: "꽤 확실함", high: "확실함" },
  confidence: (level, because, figures) => `${level}: ${[...because, ...figures].join(" ")}`,
  confidenceReasons: {
    "clear-margin": "기준이 한쪽으로 뚜렷하게 기웁니다.",
    "some-margin": "기준이 한쪽으로 기웁니다.",
    "small-margin": "어느 한쪽이 뚜렷하게 낫지 않습니다.",
    "only-http-reaches-all": "모든 호출자가 쓸 수 있는 것은 HTTP뿐입니다.",
    "other-side-ruled-out": "다른 쪽은 표에 있는 이유로 쓸 수 없습니다.",
    "intervals-change-it": "수치의 신뢰구간을 고려하면 결과가 달라질 수 있습니다.",
    "no-transport-meets-budget": "지연 시간 한도를 지키는 연결 방식이 없습니다.",
    "reference-figures": "다른 컴퓨터에서 측정한 수치로 계산했습니다. bench claims로 직접 측정할 수 있습니다.",
    "quick-figures": "신뢰구간이 넓은 빠른 실행의 수치도 들어 있습니다.",
  },
  crossover: (field, direction, turns, more) => {
    const where = ({ value, isLast }: (typeof turns)[number]): string =>
      isLast ? value : `${value} ${direction === "from" ? "이상" : "이하"}`;
    const shown = turns.map((turn) => `${where(turn)}이면 ${turn.becomes}`);
    return `${field}: ${[...shown, ...(more > 0 ? [`이후 ${more}번 더 바뀜`] : [])].join("; ")}`;
  },
  otherChoice: (field, value, becomes) => `${field}: "${value}"이면 ${becomes}`,
  nothingChanges: "찾아본 범위에서는 조건 하나만 바꾸어 결과가 달라지지 않습니다.",
  costs: {
    addedP50Micros: "호출에 더해지는 시간, p50",
    addedP99Micros: "호출에 더해지는 시간, p99",
    chatShare: "질문 시간에서의 비율",
    cpuCores: "CPU 코어, 모든 컴퓨터",
    memoryBytes: "메모리, 모든 컴퓨터",
    processes: "프로세스",
    startCpuMicros: "모두 시작하는 데 드는 CPU 시간",
    networkBytesPerSecond: "컴퓨터 사이의 전송량",
    lostInUpdate: "업데이트 때 실패하는 호출",
    lostInCrash: "도구가 비정상 종료될 때 실패하는 호출",
    lostInOutage: "네트워크 장애 1분 동안 실패하는 호출",
  },
  blocks: {
    budget: "p99가 지연 시간 한도를 넘음",
    overloaded: "프로세스가 너무 바쁨",
    language: "도구의 런타임이 다름",
    "untrusted-tools": "도구를 믿을 수 없음",
    desktop: "데스크톱 클라이언트는 직접 고칠 수 없는 프로그램",
    "other-callers": "다른 호출자도 도구를 씀",
    pause: "업데이트하면 LLM 서버가 다시 시작됨",
  },
  blocked: (reasons) => `불가: ${reasons.join(", ")}`,
  setUp: {
    "tool-server": "도구 서버",
    "api-keys": "API 키",
    tls: "TLS",
    "rate-limits": "호출 한도",
    "load-balancer": "로드 밸런서",
    pool: "STDIO_POOL",
    "copy-per-llm-server": "LLM 서버마다 사본",
    "server-of-others": "다른 호출자를 위한 도구 서버",
    "release-together": "LLM 서버와 함께 배포",
    nothing: "없음",
  },
  criteria: criteriaKo,
  claims: (codes) => `주장 ${codes.join(", ")}`,
  withMore: (name, more) => `${name}(${more})`,
  tips: { http: "HTTP", stdio: "stdio", neither: "어느 쪽도 아님" },
  decides: "결과를 좌우함",
  strengths: ["", "약한 근거", "뚜렷한 근거", "결정적인 근거"],
  constants: constantsKo,
  range: (low, high) => `${low}~${high}`,
  source: ({ kind, machine, date, mode, file, experiments }) =>
    `${kind === "measured" ? "bench claims로 측정" : "참고 수치"}(${withCores(machine)}, ${date}${mode === "quick" ? ", 빠른 실행" : ""}${file ? `, ${file}` : ""}): ${experiments.join(", ")}`,
  computed: "표의 모든 값은 이 수치로 계산했습니다. 계산식은 advise --details로 볼 수 있습니다.",
  times: "배",
  updateTwo: (lost) =>
    `도구 서버가 한 대면 업데이트 때 호출이 최대 ${whole(lost)}건 실패합니다. 로드 밸런서 뒤에 두 대를 두면 실패하지 않습니다(주장 H3). 방법은 docs/ko/rolling-updates.md에 있습니다.`,
  failOver: (lost) =>
    `도구 서버가 비정상 종료되면 호출이 최대 ${whole(lost)}건 실패합니다. TOOL_TRANSPORT=auto로 두면 그동안 stdio로 응답합니다. 그러려면 LLM 서버마다 도구 사본이 있어야 합니다.`,
  withoutOthers: (becomes) =>
    becomes === undefined ? "다른 호출자가 없어도 추천은 같습니다." : `다른 호출자가 없다면 추천은 ${becomes}입니다.`,
  needsOperator: "도구 서버에는 시작하고 업데이트하고 지켜볼 사람이 필요합니다. 이 조건에는 그런 사람이 없습니다.",
  desktopRoundTrip:
    "왕복 시간이 0으로 되어 있지만, 데스크톱은 네트워크를 거쳐 도구 서버에 접속합니다. 맞는 수치를 보려면 실제 왕복 시간을 입력하세요.",
  payloadUncounted: (size) =>
    `크기가 ${size}인 인수와 결과는 네트워크 시간만 계산합니다. 만들고 해석하는 시간은 어느 수치에도 없습니다.`,
  keepOneProcess: (index, perCall) =>
    `프로세스를 대화마다 하나씩 시작하면 그때마다 ${index} 크기의 색인을 다시 읽습니다. 호출마다 새로 시작하면 호출 하나에 적어도 ${perCall}가 걸립니다(X4). 프로세스 하나를 계속 쓰세요.`,
};
