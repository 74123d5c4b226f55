import { type MachineTexts, machineEn, machineKo } from "../summary/machine-texts.ts";
import type { GoalVerdict } from "./distance-report.ts";
import type { MissingId } from "./observations.ts";
import type { DeploymentId, FigureId } from "./rows.ts";

/** Facts for the sentences about the method. */
interface MethodFacts {
  readonly starts: number;
  readonly hasIntervals: boolean;
  readonly machine: string;
  /** Share of the processor that other programs used, if it was too much. */
  readonly busy: string | undefined;
  /** Rows of identical deployments whose whole interval shows a difference. */
  readonly apart: readonly string[];
}

/** All texts of the table in one language. */
export interface DistanceTexts {
  readonly title: string;
  readonly machine: MachineTexts;
  readonly heads: {
    readonly [Head in "compared" | "figure" | "of" | "against" | "measured" | "goal" | "verdict"]: string;
  };
  readonly to: string;
  readonly deployments: Readonly<Record<DeploymentId, string>>;
  readonly figures: Readonly<Record<FigureId, string>>;
  readonly verdicts: Readonly<Record<GoalVerdict, string>>;
  readonly missing: Readonly<Record<MissingId, string>>;
  readonly flat: string;
  readonly reasons: string;
  answer(counts: Readonly<Record<GoalVerdict, number>>): string;
  method(facts: MethodFacts): readonly string[];
  readonly repeat: string;
}

export const en: DistanceTexts = {
  title: "Distance from the floor",
  machine: machineEn,
  heads: {
    compared: "compared",
    figure: "figure",
    of: "first",
    against: "second",
    measured: "ratio (95 %)",
    goal: "goal",
    verdict: "verdict",
  },
  to: " to ",
  deployments: {
    "http-floor": "HTTP floor",
    "http-floor-again": "HTTP floor again",
    "pipe-floor": "pipe floor",
    "pipe-floor-again": "pipe floor again",
    http: "HTTP",
    rest: "REST",
    stdio: "stdio",
    "sdk-client-our-host": "SDK v2 client: HTTP",
    "sdk-client-sdk-host": "SDK host",
    fastmcp: "FastMCP (Python)",
    "llm-server": "LLM server, in-process",
    "large-stdio": "1 MiB: stdio",
    "large-pipe-floor": "raw lines",
    "all-off": "all off",
    "all-on": "HTTP: all features on",
    "tools-3": "3 tools",
    "tools-3-again": "3 tools again",
    "tools-100": "100 tools",
  },
  figures: {
    cpu: "CPU",
    serverCpu: "server CPU",
    p50: "p50",
    throughput: "calls/s at 16",
    coldStart: "cold start",
  },
  verdicts: { met: "met", "not-met": "not met", inconclusive: "inconclusive", void: "void", "left-out": "left out" },
  missing: { "no-fastmcp": "TEST_PYTHON names no Python that has FastMCP" },
  flat: "A/A",
  reasons: "Rows without figures",
  answer: (counts) =>
    `Goals: ${counts.met} met, ${counts["not-met"]} not met, ${counts.inconclusive} inconclusive${counts.void > 0 ? `, ${counts.void} void after a wrong answer` : ""}${counts["left-out"] > 0 ? `, ${counts["left-out"]} left out` : ""}.`,
  method: ({ starts, hasIntervals, machine, busy, apart }) => [
    `Starts of each deployment: ${starts}, each round of them in an order drawn anew. A ratio is taken within one start of both${hasIntervals ? "; the 95 % interval comes from a bootstrap over the starts" : ". These are too few starts for intervals, so nothing can be decided"}.`,
    "A goal is met or not met if the whole interval says so, and inconclusive otherwise. Every answer was checked, before and during the timing; a wrong one makes the rows of its deployment void.",
    "Servers are measured after a warm-up. p50 and CPU are of one small call at a time; CPU is of client and server together. A cold start ends at the first right answer.",
    "Goals are the project's own: how close to a server that does nothing but answer it wants to be. Rows that end with “again” compare two identical deployments (A/A): they are the noise of the run. A goal of “≤ A/A” means no more than the largest ratio of that noise at any start.",
    "The SDK's host (on express), FastMCP and the floors only add and multiply; our hosts run the calculator with all its checks.",
    ...(apart.length > 0
      ? [
          `In this run identical deployments came out different, interval included: ${apart.join("; ")}. Do not rely on what stands on the same figure of the same deployment. By chance alone one such row in twenty does.`,
        ]
      : []),
    machine,
    ...(busy === undefined
      ? []
      : [
          `Other programs used ${busy} of the processor just before the run. Repeat it on an idle machine before you rely on it.`,
        ]),
  ],
  repeat: "Repeat",
};

export const ko: DistanceTexts = {
  title: "최소 비용과의 거리",
  machine: machineKo,
  heads: {
    compared: "비교 대상",
    figure: "수치",
    of: "앞쪽",
    against: "뒤쪽",
    measured: "비율(95%)",
    goal: "목표",
    verdict: "판정",
  },
  to: "~",
  deployments: {
    "http-floor": "HTTP 최소 비용",
    "http-floor-again": "같은 HTTP 최소 비용",
    "pipe-floor": "파이프 최소 비용",
    "pipe-floor-again": "같은 파이프 최소 비용",
    http: "HTTP",
    rest: "REST",
    stdio: "stdio",
    "sdk-client-our-host": "SDK v2 클라이언트: HTTP",
    "sdk-client-sdk-host": "SDK 호스트",
    fastmcp: "FastMCP(Python)",
    "llm-server": "LLM 서버(프로세스 내부 도구)",
    "large-stdio": "1 MiB 응답: stdio",
    "large-pipe-floor": "JSON 줄만",
    "all-off": "모두 끔",
    "all-on": "HTTP: 기능 모두 켬",
    "tools-3": "도구 3개",
    "tools-3-again": "같은 도구 3개",
    "tools-100": "도구 100개",
  },
  figures: {
    cpu: "CPU",
    serverCpu: "서버 CPU",
    p50: "p50",
    throughput: "초당 호출, 동시 16",
    coldStart: "콜드 스타트",
  },
  verdicts: {
    met: "달성",
    "not-met": "미달",
    inconclusive: "판정 불가",
    void: "무효",
    "left-out": "제외",
  },
  missing: { "no-fastmcp": "TEST_PYTHON에 FastMCP가 설치된 Python이 없습니다" },
  flat: "A/A",
  reasons: "수치가 없는 줄",
  answer: (counts) =>
    `목표: 달성 ${counts.met}개, 미달 ${counts["not-met"]}개, 판정 불가 ${counts.inconclusive}개${counts.void > 0 ? `, 틀린 응답으로 무효 ${counts.void}개` : ""}${counts["left-out"] > 0 ? `, 제외 ${counts["left-out"]}개` : ""}.`,
  method: ({ starts, hasIntervals, machine, busy, apart }) => [
    `구성마다 ${starts}번 새로 시작했고, 차례마다 순서를 새로 뽑았습니다. 비율은 양쪽의 같은 차례 시작끼리 구합니다. ${hasIntervals ? "95% 신뢰 구간은 시작 단위 부트스트랩으로 구했습니다." : "신뢰 구간을 구하기에는 시작 횟수가 적어 판정하지 않습니다."}`,
    "구간 전체가 목표 안에 있으면 달성, 전체가 밖에 있으면 미달, 그 밖에는 판정 불가입니다. 측정 전과 측정 중에 모든 응답을 확인하며, 틀린 응답이 나온 구성의 줄은 무효입니다.",
    "워밍업을 마친 서버를 측정합니다. p50과 CPU는 작은 호출을 한 번에 한 건씩 보낸 값입니다. CPU는 클라이언트와 서버를 더한 값입니다. 콜드 스타트는 첫 정상 응답까지입니다.",
    "목표는 이 프로젝트가 스스로 정한 것으로, 응답만 하는 서버에 얼마나 가까워지려 하는지를 뜻합니다. ‘같은’이 붙은 줄은 똑같은 구성 두 개를 비교한 것(A/A)으로, 이 실행의 측정 오차입니다. 목표 “≤ A/A”는 어느 시작에서든 이 오차의 가장 큰 비율을 넘지 않는다는 뜻입니다.",
    "SDK 호스트(express), FastMCP, 최소 비용 측정용 서버는 덧셈과 곱셈만 합니다. 이 제품의 호스트는 검증을 포함해 계산기를 실행합니다.",
    ...(apart.length > 0
      ? [
          `이번 실행에서는 똑같은 구성이 구간까지 포함해 서로 다르게 나온 줄이 있습니다. ${apart.join("; ")}. 같은 구성의 같은 수치로 내린 판정은 믿지 말고 다시 실행하세요. 우연만으로도 이런 줄은 스무 줄에 한 줄꼴로 나옵니다.`,
        ]
      : []),
    machine,
    ...(busy === undefined
      ? []
      : [
          `실행 직전에 다른 프로그램이 프로세서의 ${busy}를 쓰고 있었습니다. 결정에 쓰기 전에 다른 작업이 없는 컴퓨터에서 다시 실행하세요.`,
        ]),
  ],
  repeat: "같은 조건으로 다시 실행하려면",
};
