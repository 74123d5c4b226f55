/** Texts of the report's view that are not the report's own, in English. */
export const reportEn = {
  none: "No benchmark report yet.",
  noneHow: "A run takes under 3 minutes and writes reports/latest. To create one:",
  old: "This report comes from an older version and has no texts. Create a new one:",
  json: "All figures: report.json",
  filter: "Show",
  all: "all",
  csv: "CSV",
  page: "Report page (HTML)",
  claims: {
    heading: (date: string) => `All claims, measured by bench claims on ${date}`,
    each: "Each claim",
    caption: "Each verdict follows a rule fixed in code before the run.",
    json: "All figures: claims.json",
  },
  bench: {
    heading: "Run the benchmark",
    what: "Measure",
    kinds: {
      quick: "quick (about a minute)",
      full: "full (under 3 minutes)",
      "claims-quick": "all claims, quick (some 10 minutes)",
      claims: "all claims (about half an hour)",
      mcp: "my server (about a minute)",
    },
    start: "Start",
    cancel: "Cancel",
    note: "It runs on the LLM server's machine, one at a time. Leave the machine alone meanwhile: other work widens the intervals.",
    notInstalled: "The benchmark is not installed beside this server. Run it in the repository:",
    states: {
      running: (kind: string, seconds: string) => `Running: ${kind}, for ${seconds} s.`,
      done: (kind: string, seconds: string) => `Finished: ${kind}, after ${seconds} s.`,
      failed: (kind: string, seconds: string) => `Failed: ${kind}, after ${seconds} s. Its output says why.`,
      cancelled: (kind: string, seconds: string) => `Cancelled: ${kind}, after ${seconds} s.`,
    },
    /** In place of those, before anything is measured. */
    building: {
      running: (kind: string, seconds: string) => `Building the servers to measure, for ${seconds} s. Next: ${kind}.`,
      failed: (kind: string, seconds: string) =>
        `Failed: ${kind}. The servers to measure could not be built (${seconds} s). The output says why.`,
    },
    output: "Output",
    server: "Server",
    tool: "Tool",
    args: "Arguments (JSON)",
    allowWrites: "Call it even if it is not declared read-only. It is called thousands of times.",
    noServers: "There are no third-party servers. Add one in Tools.",
  },
  compare: {
    heading: "Compare two reports",
    note: "Says what changed beyond noise. Without a second file, the report shown here is the later one.",
    before: "Earlier report.json",
    after: "Later report.json",
    action: "Compare",
  },
};

/** The same in Korean. */
export const reportKo: typeof reportEn = {
  none: "아직 벤치마크 보고서가 없습니다.",
  noneHow: "실행은 3분 안에 끝나며 reports/latest에 저장합니다. 만드는 방법:",
  old: "이전 버전에서 만든 보고서라 설명이 없습니다. 새로 만드세요.",
  json: "모든 수치: report.json",
  filter: "표시",
  all: "전체",
  csv: "CSV",
  page: "보고서 페이지(HTML)",
  claims: {
    heading: (date) => `bench claims로 측정한 모든 주장(${date})`,
    each: "주장별 판정",
    caption: "판정은 모두 실행 전에 코드로 정해 둔 규칙을 따릅니다.",
    json: "모든 수치: claims.json",
  },
  bench: {
    heading: "벤치마크 실행",
    what: "측정 대상",
    kinds: {
      quick: "빠른 실행(약 1분)",
      full: "전체 실행(3분 이내)",
      "claims-quick": "모든 주장, 빠른 실행(약 10분)",
      claims: "모든 주장(약 30분)",
      mcp: "내 서버(약 1분)",
    },
    start: "시작",
    cancel: "취소",
    note: "LLM 서버가 있는 컴퓨터에서 한 번에 하나씩 실행합니다. 실행하는 동안 다른 작업을 하면 신뢰구간이 넓어집니다.",
    notInstalled: "이 서버에는 벤치마크가 설치되어 있지 않습니다. 저장소에서 실행하세요.",
    states: {
      running: (kind, seconds) => `실행 중: ${kind}, ${seconds}초째`,
      done: (kind, seconds) => `완료: ${kind}, ${seconds}초`,
      failed: (kind, seconds) => `실패: ${kind}, ${seconds}초. 출력에서 이유를 확인하세요.`,
      cancelled: (kind, seconds) => `취소: ${kind}, ${seconds}초`,
    },
    building: {
      running: (kind, seconds) => `측정할 서버를 빌드하는 중, ${seconds}초째. 다음: ${kind}`,
      failed: (kind, seconds) =>
        `실패: ${kind}. 측정할 서버를 빌드하지 못했습니다(${seconds}초). 출력에서 이유를 확인하세요.`,
    },
    output: "출력",
    server: "서버",
    tool: "도구",
    args: "인수(JSON)",
    allowWrites: "읽기 전용으로 선언되지 않았어도 호출합니다. 수천 번 호출합니다.",
    noServers: "외부 MCP 서버가 없습니다. 도구 화면에서 추가하세요.",
  },
  compare: {
    heading: "보고서 두 개 비교",
    note: "측정 오차를 넘어 달라진 것을 보여 줍니다. 두 번째 파일이 없으면 지금 보이는 보고서와 비교합니다.",
    before: "이전 report.json",
    after: "이후 report.json",
    action: "비교",
  },
};
