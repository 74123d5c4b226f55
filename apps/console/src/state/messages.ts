import { counted } from "../i18n/counted.ts";
import { digits } from "../shared/figures.ts";

/** English texts of the status view. */
export const stateEn = {
  heading: {
    healthy: (calls: number, span: string) =>
      `Both servers are healthy: ${counted(calls, "call")} in the last ${span}.`,
    bothHealthy: "Both servers are healthy.",
    toolsUnavailable: (url: string) => `The tool server at ${url} does not respond. stdio and in-process still work.`,
    toolsNotReady: "The tool server is running but not ready.",
    llmNotReady: "The LLM server is running but not ready.",
    failing: (failed: number, span: string) =>
      `Both servers respond, but ${counted(failed, "call")} failed in the last ${span}.`,
    failed: (failed: number, calls: number, since: string) =>
      `Both servers respond, but ${digits(failed)} of ${counted(calls, "call")} failed since ${since}.`,
    toolsNotReached: (transport: string) => `The LLM server cannot reach its tools over ${transport}.`,
    keyRefused: "The tools are unavailable: the tool server rejects the LLM server's key. Set MCP_API_KEY.",
    checking: "Checking both servers…",
    othersUnavailable: (names: string) => `Third-party MCP servers that are unavailable: ${names}`,
  },
  // Readings come every 2 s and may be late, so a little less than a minute counts as one.
  span: (seconds: number) => (seconds < 55 ? `${seconds} s` : "minute"),
  toolServer: "Tool server",
  llmServer: "LLM server",
  status: {
    healthy: "healthy",
    not_ready: "not ready",
    draining: "stopping",
    starting: "starting",
    unavailable: "unavailable",
    not_set_up: "not set up",
    without_tools: "answers without tools",
    degraded: "some calls failed",
    off: "off",
    unknown: "unknown",
  } as Readonly<Record<string, string>>,
  judgement: "State",
  /** Which processes a server's figures cover: the two kinds come from different counters. */
  ofUsage: {
    http: "Every tool host of its data folder: this server, stdio processes and in-process tools.",
    none: "The tool calls that this server made, over every transport.",
  },
  /** Whose calls the usage counts. */
  ofCallers: {
    all: "Calls with any key.",
    own: "Only the calls with your key.",
    llmServer: "Only the calls with the LLM server's key, which lacks the metrics role.",
  },
  ofMetrics: {
    http: "This process alone: calls over HTTP and REST.",
    none: "This process alone: the tool calls that it made, over every transport.",
  },
  recent: (since: string) => `Calls since ${since} (the last full hour and this one)`,
  noneFailed: (calls: number) => `${counted(calls, "call")}, no server errors`,
  someFailed: (failed: number, calls: number) => `${digits(failed)} of ${counted(calls, "call")}`,
  recentNote: "Without calls that were refused for what the caller sent.",
  engines: "Engines",
  /** Others are products, such as Apertium. */
  engineNames: { search: "search", calculator: "calculator", model: "model", tools: "tools" } as Readonly<
    Record<string, string>
  >,
  noEngines: "no engines reported",
  toolsOverTransport: (transport: string) => `Tools over ${transport}`,
  live: "Calls per minute",
  liveSeen: "Tool calls. Red: failed calls.",
  liveCaption: "From the counters of /metrics, read every 2 seconds while this page is open.",
  collecting: "Collecting data. The first line appears in a few seconds.",
  minutesAgo: (minutes: number) => (minutes === 0 ? "now" : `-${minutes} min`),
  liveAlternative: (calls: number, failed: number) => `${counted(calls, "call")} per minute, ${digits(failed)} failed`,
  history: "Last 24 hours",
  historySeen: "Tool calls per hour. Red: failed calls.",
  historyCaption: "From the usage that each server stores, so it includes calls before a restart.",
  historyAlternative: (calls: number, failed: number) =>
    `${counted(calls, "call")} in 24 hours, ${digits(failed)} failed`,
  allUsage: "All usage of the LLM server",
  latency: "Latency by tool",
  latencySeen: "Median, p95 and p99 of each tool, measured by each server",
  latencyCaption:
    "From the histograms of /metrics since the server started. Values within a bucket are interpolated. A percentile needs ten calls beyond it: the median 20 calls, p95 200, p99 1,000.",
  tooFew: (tools: string) => `Too few calls for a median: ${tools}.`,
  noCalls: "No calls yet.",
  usage: (since: string) => `Calls of this hour, since ${since}`,
  usageHeads: { tool: "Tool", calls: "Calls", errors: "Failed", p50: "p50, ms", p95: "p95, ms" },
  tooFewCalls: (least: number) => `Fewer than ${digits(least)} calls`,
  needsRole: "Usage and metrics require a key with the metrics or admin role.",
  serverKey:
    "The tool server does not show its metrics to the LLM server. Give the key in MCP_API_KEY the metrics role on the tool server.",
  startTools: "To start it:",
  others: "Third-party MCP servers",
  keyRefused:
    "The tool server rejects the LLM server's key. Create a key, set MCP_API_KEY to it, and restart the LLM server.",
  log: {
    heading: "Log of the LLM server",
    show: "Show the log as it is written",
    note: "The newest first, up to 500 lines. Questions, arguments and results are never logged.",
    levels: "Show",
    kinds: { events: "without requests", all: "everything", warnings: "warnings and errors" },
    find: "Contains",
    pause: "Pause",
    go: "Continue",
    empty: "No lines yet.",
    none: "No line matches.",
    connecting: "Connecting",
    needsAdmin: (role: string) => `The log requires a key with the admin role. Your key has the ${role} role.`,
    level: { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" } as Readonly<
      Record<number, string>
    >,
  },
};

/** The same in Korean. */
export const stateKo: typeof stateEn = {
  heading: {
    healthy: (calls, span) => `두 서버 모두 정상입니다. 최근 ${span} 동안 ${digits(calls)}건을 처리했습니다.`,
    bothHealthy: "두 서버 모두 정상입니다.",
    toolsUnavailable: (url) =>
      `도구 서버(${url})가 응답하지 않습니다. stdio와 프로세스 내부 방식은 그대로 쓸 수 있습니다.`,
    toolsNotReady: "도구 서버가 실행 중이지만 아직 요청을 받을 수 없습니다.",
    llmNotReady: "LLM 서버가 실행 중이지만 아직 요청을 받을 수 없습니다.",
    failing: (failed, span) => `두 서버 모두 응답하지만, 최근 ${span} 동안 ${digits(failed)}건이 실패했습니다.`,
    failed: (failed, calls, since) =>
      `두 서버 모두 응답하지만, ${since}부터 ${digits(calls)}건 중 ${digits(failed)}건이 실패했습니다.`,
    toolsNotReached: (transport) => `LLM 서버가 도구에 연결하지 못합니다(연결 방식: ${transport}).`,
    keyRefused: "도구를 사용할 수 없습니다. 도구 서버가 LLM 서버의 키를 거부합니다. MCP_API_KEY를 설정하세요.",
    checking: "두 서버를 확인하고 있습니다…",
    othersUnavailable: (names) => `사용할 수 없는 외부 MCP 서버: ${names}`,
  },
  span: (seconds) => (seconds < 55 ? `${seconds}초` : "1분"),
  toolServer: "도구 서버",
  llmServer: "LLM 서버",
  status: {
    healthy: "정상",
    not_ready: "요청을 받을 수 없음",
    draining: "종료 중",
    starting: "시작 중",
    unavailable: "사용할 수 없음",
    not_set_up: "설치하지 않음",
    without_tools: "도구 없이 응답",
    degraded: "일부 호출 실패",
    off: "꺼짐",
    unknown: "알 수 없음",
  },
  judgement: "상태",
  ofUsage: {
    http: "같은 데이터 폴더를 쓰는 모든 도구 호스트의 호출입니다(이 서버, stdio 프로세스, 프로세스 내부 도구).",
    none: "이 서버가 모든 연결 방식으로 호출한 도구입니다.",
  },
  ofCallers: {
    all: "모든 키의 호출을 집계합니다.",
    own: "현재 키로 호출한 것만 집계합니다.",
    llmServer: "LLM 서버의 키에 metrics 역할이 없어, 그 키로 호출한 것만 집계합니다.",
  },
  ofMetrics: {
    http: "이 프로세스만의 호출입니다(HTTP와 REST).",
    none: "이 프로세스가 모든 연결 방식으로 호출한 도구입니다.",
  },
  recent: (since) => `${since} 이후 호출(지난 한 시간과 현재 시간)`,
  noneFailed: (calls) => `${digits(calls)}건, 서버 오류 없음`,
  someFailed: (failed, calls) => `${digits(calls)}건 중 ${digits(failed)}건`,
  recentNote: "호출자가 보낸 내용 때문에 거부된 호출은 세지 않습니다.",
  engines: "엔진",
  engineNames: { search: "검색", calculator: "계산기", model: "모델", tools: "도구" },
  noEngines: "엔진 정보 없음",
  toolsOverTransport: (transport) => `도구(${transport})`,
  live: "분당 호출 수",
  liveSeen: "도구 호출, 빨간색: 실패한 호출",
  liveCaption: "이 화면이 열려 있는 동안 /metrics의 카운터를 2초마다 읽어 계산합니다.",
  collecting: "데이터를 모으고 있습니다. 몇 초 뒤에 선이 나타납니다.",
  minutesAgo: (minutes) => (minutes === 0 ? "지금" : `-${minutes}분`),
  liveAlternative: (calls, failed) => `분당 ${digits(calls)}건, 그중 실패 ${digits(failed)}건`,
  history: "최근 24시간",
  historySeen: "시간당 도구 호출, 빨간색: 실패한 호출",
  historyCaption: "각 서버가 저장한 사용량에서 계산하므로, 다시 시작하기 전의 호출도 포함합니다.",
  historyAlternative: (calls, failed) => `24시간 동안 ${digits(calls)}건, 그중 실패 ${digits(failed)}건`,
  allUsage: "LLM 서버의 전체 사용량",
  latency: "도구별 지연 시간",
  latencySeen: "서버별로 측정한 도구별 중앙값, p95, p99",
  latencyCaption:
    "서버를 시작한 뒤 /metrics의 히스토그램에서 계산했습니다. 구간 안에서 보간한 근삿값입니다. 백분위수마다 그보다 느린 호출이 10건 있어야 합니다. 중앙값은 20건, p95는 200건, p99는 1,000건부터 표시합니다.",
  tooFew: (tools) => `중앙값을 구하기에는 호출이 부족합니다: ${tools}.`,
  noCalls: "아직 호출이 없습니다.",
  usage: (since) => `${since} 이후의 호출`,
  usageHeads: { tool: "도구", calls: "호출", errors: "실패", p50: "p50, ms", p95: "p95, ms" },
  tooFewCalls: (least) => `호출이 ${digits(least)}건보다 적습니다`,
  needsRole: "사용량과 지표를 보려면 metrics 또는 admin 역할의 키가 필요합니다.",
  serverKey:
    "도구 서버가 LLM 서버의 키에는 지표를 보여 주지 않습니다. 도구 서버에서 MCP_API_KEY의 키에 metrics 역할을 부여하세요.",
  startTools: "시작하는 방법:",
  others: "외부 MCP 서버",
  keyRefused: "도구 서버가 LLM 서버의 키를 거부합니다. 키를 만들어 MCP_API_KEY에 넣고 LLM 서버를 다시 시작하세요.",
  log: {
    heading: "LLM 서버 로그",
    show: "로그를 실시간으로 보기",
    note: "최근 줄부터 500줄까지 보여 줍니다. 질문, 인수, 결과는 로그에 남기지 않습니다.",
    levels: "표시",
    kinds: { events: "요청 제외", all: "전체", warnings: "경고와 오류" },
    find: "포함된 말",
    pause: "일시 정지",
    go: "계속",
    empty: "아직 로그가 없습니다.",
    none: "일치하는 줄이 없습니다.",
    connecting: "연결하는 중",
    needsAdmin: (role) => `로그를 보려면 admin 역할의 키가 필요합니다. 지금 키의 역할은 ${role}입니다.`,
    level: { 10: "추적", 20: "디버그", 30: "정보", 40: "경고", 50: "오류", 60: "치명적" },
  },
};
