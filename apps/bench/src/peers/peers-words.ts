import { type MachineTexts, machineEn, machineKo } from "../summary/machine-texts.ts";
import type { SurvivalCheck } from "./survival/checks.ts";
import type { PeerTool } from "./three-calls.ts";

/** Facts for the sentences about the method. */
interface MethodFacts {
  readonly starts: number;
  readonly hasIntervals: boolean;
  readonly machine: string;
  readonly isNoisy: boolean;
  /** Share of the processor that other programs used, if it was too much. */
  readonly busy: string | undefined;
}

/** All texts of the tables in one language. */
export interface PeersTexts {
  readonly title: string;
  readonly machine: MachineTexts;
  readonly peer: string;
  readonly version: string;
  readonly heads: { readonly [Head in "p50" | "p99" | "perSecond" | "cpu" | "memory" | "coldStart"]: string };
  readonly tools: Readonly<Record<PeerTool, string>>;
  readonly bridges: string;
  readonly survival: string;
  readonly checks: Readonly<Record<SurvivalCheck, string>>;
  readonly yes: string;
  readonly no: string;
  readonly to: string;
  readonly times: string;
  readonly reasons: string;
  readonly states: { readonly void: string; readonly "left-out": string };
  readonly repeat: string;
  method(facts: MethodFacts): readonly string[];
}

export const en: PeersTexts = {
  title: "The same three tools on other servers and bridges",
  machine: machineEn,
  peer: "server",
  version: "versions",
  heads: {
    p50: "p50",
    p99: "p99",
    perSecond: "calls/s at 16",
    cpu: "CPU per call",
    memory: "memory",
    coldStart: "cold start",
  },
  tools: { echo: "trivial call", document: "10 KiB answer", wait: "5 ms of I/O" },
  bridges: "bridges, in front of the same stdio server",
  survival: "What bridges withstand and pass on",
  checks: {
    restart: "back after a crash behind it",
    invalidLines: "invalid lines on stdout",
    listChanged: "tools/list_changed",
    cancellation: "cancellation",
    progress: "progress",
    images: "images unchanged",
    resourceLinks: "resource links unchanged",
  },
  yes: "yes",
  no: "no",
  to: " to ",
  times: "x",
  reasons: "Rows without figures",
  states: { void: "void", "left-out": "left out" },
  repeat: "Repeat",
  method: ({ starts, hasIntervals, machine, isNoisy, busy }) => [
    `Starts of each row: ${starts}, each round of them in an order drawn anew. "3x" is the row's figure divided by that of "Twinhost, HTTP" at the same start, for bridges by that of "Twinhost, --mcp-config"${hasIntervals ? "; in brackets the 95 % interval of a bootstrap over the starts" : ". These are too few starts for intervals"}.`,
    "One client calls all of them: undici and JSON without an SDK, MCP 2025-11-25 over Streamable HTTP. REST is a plain POST; Twinhost's stdio is called by Twinhost's own client.",
    "Every answer was checked, before and during the timing; a wrong one makes its row void. p50, p99 and CPU are of one call at a time; CPU is of the server's process tree, memory is its PSS (RSS outside Linux) after the calls. A cold start ends at the first right answer.",
    'Each server is set up as its documentation shows it where it is fastest: JSON answers, no sessions where it has the choice, no access log. Twinhost has its defaults: validation, limits, usage and metrics are on; in this repository its servers with the three tools start from their sources, which takes longer and more memory than the built product. Bridges contain the cost of the stdio server behind them (MCP SDK v1). "Twinhost, HTTP (again)" is the noise of the run.',
    ...(isNoisy ? ["In this run the two identical deployments came out different, interval included."] : []),
    machine,
    ...(busy === undefined
      ? []
      : [
          `Other programs used ${busy} of the processor just before the run. Repeat it on an idle machine before you rely on it.`,
        ]),
  ],
};

export const ko: PeersTexts = {
  title: "같은 도구 세 개를 다른 서버와 브리지에서",
  machine: machineKo,
  peer: "서버",
  version: "버전",
  heads: {
    p50: "p50",
    p99: "p99",
    perSecond: "초당 호출(동시 16)",
    cpu: "호출당 CPU",
    memory: "메모리",
    coldStart: "콜드 스타트",
  },
  tools: { echo: "아주 작은 호출", document: "10 KiB 응답", wait: "5 ms I/O" },
  bridges: "브리지(같은 stdio 서버 앞)",
  survival: "브리지가 견디는 것과 전달하는 것",
  checks: {
    restart: "뒤 서버가 죽은 뒤 복구",
    invalidLines: "stdout의 잘못된 줄",
    listChanged: "tools/list_changed",
    cancellation: "취소",
    progress: "진행률",
    images: "이미지 그대로",
    resourceLinks: "리소스 링크 그대로",
  },
  yes: "예",
  no: "아니요",
  to: "~",
  times: "배",
  reasons: "수치가 없는 줄",
  states: { void: "무효", "left-out": "제외" },
  repeat: "같은 조건으로 다시 실행하려면",
  method: ({ starts, hasIntervals, machine, isNoisy, busy }) => [
    `줄마다 ${starts}번 새로 시작했고, 차례마다 순서를 새로 뽑았습니다. "3배"는 그 줄의 값을 같은 차례의 "Twinhost, HTTP" 값으로 나눈 것입니다. 브리지는 "Twinhost, --mcp-config" 값으로 나눕니다. ${hasIntervals ? "괄호 안은 시작 단위 부트스트랩으로 구한 95% 신뢰 구간입니다." : "신뢰 구간을 구하기에는 시작 횟수가 적습니다."}`,
    "모두 같은 클라이언트로 호출합니다. SDK 없이 undici와 JSON만 쓰며, Streamable HTTP의 MCP 2025-11-25입니다. REST는 단순한 POST이고, Twinhost의 stdio만 Twinhost의 클라이언트로 호출합니다.",
    "측정 전과 측정 중에 모든 응답을 확인하며, 틀린 응답이 나온 줄은 무효입니다. p50, p99, CPU는 한 번에 한 건씩 보낸 값입니다. CPU는 서버의 프로세스 트리, 메모리는 호출이 끝난 뒤 그 트리의 PSS(Linux가 아니면 RSS)입니다. 콜드 스타트는 첫 정상 응답까지입니다.",
    '서버마다 문서에 나온 구성 가운데 가장 빠른 것을 씁니다. JSON으로 응답하고, 고를 수 있으면 세션을 쓰지 않으며, 접근 로그를 끕니다. Twinhost는 기본값대로 검증, 제한, 사용량, 지표를 모두 켭니다. 이 저장소에서는 빌드한 제품이 아니라 소스로 시작하므로 시작이 늦고 메모리를 더 씁니다. 브리지의 값에는 뒤에 있는 stdio 서버(MCP SDK v1)의 비용이 들어 있습니다. "Twinhost, HTTP (again)"은 이 실행의 측정 오차입니다.',
    ...(isNoisy ? ["이번 실행에서는 똑같은 구성 두 개가 구간까지 포함해 서로 다르게 나왔습니다."] : []),
    machine,
    ...(busy === undefined
      ? []
      : [
          `실행 직전에 다른 프로그램이 프로세서의 ${busy}를 쓰고 있었습니다. 결정에 쓰기 전에 다른 작업이 없는 컴퓨터에서 다시 실행하세요.`,
        ]),
  ],
};
