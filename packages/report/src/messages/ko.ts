import { bounds, digits, size, time, times, winnerOf } from "../format.ts";
import type { ClaimVerdict, Comparison, Report, Verdict } from "../schema.ts";
import type { Estimate } from "../statistics/interval.ts";
import {
  comparisonOf,
  highestConcurrency,
  lessIsBetter,
  namedSide,
  partsOfRow,
  rowOf,
  throughputAt,
  versionList,
} from "./figures.ts";
import type { Texts } from "./messages.ts";

/** Korean has no space before the percent sign. */
const percent = (share: number): string => `${digits(share * 100)}%`;

const SCENARIOS: Readonly<Record<string, string>> = {
  http: "HTTP",
  stdio: "stdio",
  rest: "REST",
  "in-process": "프로세스 내부",
  "http-floor": "HTTP 최소 비용",
  "pipe-floor": "파이프 최소 비용",
  "http-sdk": "HTTP(SDK v2)",
  "stdio-sdk": "stdio(SDK v2)",
  "http-sdk-v1": "HTTP(SDK v1)",
  "stdio-sdk-v1": "stdio(SDK v1)",
  "stdio-pool": "stdio(프로세스 2개)",
  "http-again": "같은 HTTP(측정 오차)",
  "stdio-again": "같은 stdio(측정 오차)",
};

const rowName = (row: string): string => {
  const { arm, revision, query } = partsOfRow(row);
  return `${query ? "/query, " : ""}${SCENARIOS[arm] ?? arm}${revision ? ` ${revision}` : ""}`;
};

const shortName = (row: string): string => rowName(row).replace(/^\/query, /, "");

const interval = (estimate: Estimate, show: (value: number) => string = digits): string => {
  const text = bounds(estimate, show, "~");
  return text && ` (${text})`;
};

const withInterval = (estimate: Estimate | undefined, show: (value: number) => string = digits): string =>
  estimate ? `${show(estimate.value)}${interval(estimate, show)}` : "–";

/** "3.2배(2.9~3.4)" */
const asRatio = (estimate: Estimate | undefined): string => {
  if (!estimate) return "–";
  return `${digits(estimate.value)}배${interval(estimate).trim()}`;
};

/** Names the faster side, or for CPU and memory the one that uses more. */
const DIFFERENCES: Readonly<Record<Comparison["figure"], (name: string, other: string, ratio: string) => string>> = {
  p50: (name, other, ratio) => `${name}${subject(name)} ${other}보다 ${ratio}배 빠릅니다`,
  throughput: (name, other, ratio) => `${name}${subject(name)} ${other}의 ${ratio}배를 처리합니다`,
  cpu: (name, other, ratio) => `${name}${subject(name)} CPU를 ${other}의 ${ratio}배 씁니다`,
  memory: (name, other, ratio) => `${name}${subject(name)} 메모리를 ${other}의 ${ratio}배 씁니다`,
  coldStart: (name, other, ratio) => `${name}${subject(name)} ${other}보다 ${ratio}배 빠릅니다`,
};

/** The particle after a name: "최소 비용이", but "stdio가". */
const subject = (name: string): string => (name.endsWith("용") ? "이" : "가");

const ratio = (comparison: Comparison): string => {
  const { side, times: estimate } = winnerOf(comparison.ratio, lessIsBetter(comparison));
  if (estimate.low === null) return `${times(estimate.value)}배, 라운드가 적어 신뢰구간을 구할 수 없습니다`;
  const confidence = `(95% 신뢰구간 ${bounds(estimate, times, "~")})`;
  if (!side) return `뚜렷한 차이가 없습니다${confidence}`;
  const named = namedSide(comparison.figure, side);
  const [name, other] = [comparison[named], comparison[named === "left" ? "right" : "left"]].map(shortName) as [
    string,
    string,
  ];
  return `${DIFFERENCES[comparison.figure](name, other, times(estimate.value))}${confidence}`;
};

const FIGURES: Readonly<Record<Comparison["figure"], string>> = {
  p50: "호출 시간",
  throughput: "초당 호출 수(동시 16건)",
  cpu: "서버 CPU",
  memory: "전체 메모리",
  coldStart: "첫 응답까지 걸린 시간",
};

const comparisonName = ({ figure, left, right }: Comparison): string => {
  const query = left.startsWith("query:") ? ", LLM 서버 경유" : "";
  return `${FIGURES[figure]}${query}: ${shortName(left)} · ${shortName(right)}`;
};

/** On loopback the share is often too small to measure. */
const networkPart = (share: Estimate): string =>
  `HTTP 때문에 늘어난 시간 중 TCP와 HTTP 자체(여기서는 루프백)의 비중은 ${
    (share.low ?? share.value) > 0 ? `${withInterval(share, percent)}입니다` : "측정 오차 이내입니다"
  }.`;

const answer = (report: Report): [string, string] => {
  const [http, stdio] = [rowOf(report, "http"), rowOf(report, "stdio")];
  const direct = comparisonOf(report, "p50:http/stdio");
  if (!http || !stdio || !direct) {
    return [
      `이번에 측정한 항목: ${report.rows.map(({ row }) => rowName(row)).join("; ")}.`,
      "HTTP나 stdio를 빼고 실행해 둘을 비교할 수 없습니다.",
    ];
  }
  const first = `이 컴퓨터에서 도구 호출 한 번에 stdio는 ${time(stdio.calculate.p50.value)}, HTTP는 ${time(http.calculate.p50.value)} 걸립니다. ${ratio(direct)}.`;
  const query = comparisonOf(report, "p50:query:http/query:stdio");
  const [httpQuery, stdioQuery] = [rowOf(report, "query:http"), rowOf(report, "query:stdio")];
  const share = report.claims.find(({ claim }) => claim === "H6")?.figures.networkShare;
  const throughLlm =
    query && httpQuery && stdioQuery
      ? `LLM 서버를 거치면 stdio ${time(stdioQuery.calculate.p50.value)}, HTTP ${time(httpQuery.calculate.p50.value)}이고, ${ratio(query)}`
      : "LLM 서버를 거치는 호출은 측정하지 않았습니다";
  const network = share ? networkPart(share) : "TCP와 HTTP 자체의 비중은 이번 실행으로 알 수 없습니다.";
  return [first, `${throughLlm}. ${network}`];
};

const f = (verdict: ClaimVerdict, name: string): Estimate | undefined => verdict.figures[name];
const n = (verdict: ClaimVerdict, name: string): string => digits(f(verdict, name)?.value ?? 0);

const REASONS: Readonly<Record<string, string>> = {
  "needs-replicas": "로드 밸런서 뒤에 도구 서버가 여러 대 필요합니다. 이번 실행에는 한 대뿐입니다.",
  "needs-several-llm-servers": "LLM 서버가 여러 대 필요합니다. 이번 실행에는 한 대뿐입니다.",
  "needs-update-under-load": "호출 중에 도구를 업데이트하는 시험이 필요합니다.",
  "needs-event-loop-delay": "CPU를 많이 쓰는 도구와 프로세스별 이벤트 루프 지연 측정이 필요합니다.",
  "needs-other-clients": "브라우저, curl, Python, Inspector 같은 다른 클라이언트가 필요합니다.",
  "needs-faults": "장애 주입이 필요합니다. 이번 실행은 장애를 주입하지 않습니다.",
  "needs-adversarial-tests": "보안 점검이 필요합니다. 이번 실행은 측정만 합니다.",
  "needs-stdio-pool": "도구 프로세스 하나에 최대 256건을 동시에 호출해 풀과 비교하는 시험이 필요합니다.",
  "needs-model-latency": "응답에 시간이 걸리는 모델이 필요합니다. 내장 모델은 바로 응답합니다.",
  "needs-guards":
    "API 키, 호출 제한, 추적 같은 기능을 켜고 끄며 측정해야 합니다. 기능별 비용은 bench guards가 측정합니다.",
  "needs-short-lived": "계속 쓰지 않는 프로세스와 연결이 필요합니다.",
  "needs-prices": "코어 시간과 GiB 시간당 가격이 필요합니다.",
  "arms-left-out": "필요한 항목이 --arms에서 빠졌습니다.",
  "interval-spans":
    "위 신뢰구간 중 하나가 기준값에 걸치거나 너무 넓거나, 라운드가 적어 신뢰구간을 구할 수 없습니다. 측정 오차가 크거나 차이가 너무 작습니다.",
};

const because = (verdict: ClaimVerdict): string => {
  const { ledger, claim } = verdict;
  if (ledger)
    return `이 실행이 아니라, 이 컴퓨터의 마지막 bench claims(${ledger.startedAt.slice(0, 10)}, ${ledger.mode === "full" ? "전체" : "빠른 실행"})의 판정입니다: ${verdictName({ claim, verdict: ledger.verdict })}. ${ledger.because.ko}`;
  if (verdict.verdict === "not-measured")
    return `${REASONS[verdict.reason ?? ""] ?? "판정 규칙이 없습니다."} 판정하려면 bench claims --only ${claim}을 실행하세요.`;
  const facts = FACTS[verdict.claim]?.(verdict) ?? "";
  return verdict.verdict === "inconclusive" ? `${facts} ${REASONS["interval-spans"]}` : facts;
};

const FACTS: Readonly<Partial<Record<ClaimVerdict["claim"], (verdict: ClaimVerdict) => string>>> = {
  S1: (v) => {
    const ratios = [f(v, "httpOverStdio"), f(v, "restOverStdio")];
    const isFaster = ratios.every((ratio) => (ratio?.low ?? 0) > 1);
    const isBelowTwofold = ratios.every((ratio) => (ratio?.high ?? 2) < 2);
    const but =
      isFaster && isBelowTwofold ? " stdio가 둘보다 빠르지만, 매우 빠르다고 보는 기준인 2배에는 못 미칩니다." : "";
    return `호출 시간이 stdio에 비해 HTTP는 ${asRatio(ratios[0])}, REST는 ${asRatio(ratios[1])}입니다.${but}`;
  },
  S4: (v) =>
    `시작할 서버 ${n(v, "commands")}개, 수신 대기 포트 ${n(v, "listeningPorts")}개, 프로세스 ${n(v, "processes")}개입니다.`,
  S5: (v) =>
    `LLM 서버와 도구를 합치면, HTTP가 stdio에 비해 메모리는 ${asRatio(f(v, "memoryRatio"))}, 질문당 CPU는 ${asRatio(f(v, "cpuRatio"))}입니다.`,
  S6: (v) =>
    `시작할 서버가 stdio는 ${n(v, "stdioCommands")}개, HTTP는 ${n(v, "httpCommands")}개입니다. 첫 질문의 응답까지 걸린 시간은 HTTP가 stdio의 ${asRatio(f(v, "coldStartRatio"))}입니다.`,
  H6: (v) => {
    const crossover = f(v, "crossoverMs");
    const from =
      crossover && crossover.value > 0
        ? ` 왕복 지연이 ${time(crossover.value * 1_000)}(계산값)보다 크면 TCP와 HTTP 자체가 절반을 넘습니다.`
        : "";
    return `HTTP 때문에 늘어난 시간 중 TCP와 HTTP 자체(양쪽의 HTTP 처리 코드 포함)의 비중은 ${withInterval(f(v, "networkShare"), percent)}이고, 나머지는 MCP가 stdio에서보다 더 쓰는 시간입니다.${from}`;
  },
  H8: (v) =>
    `구성 요소(시작할 서버, 수신 대기 포트, 기본값에서 바꾼 설정)가 HTTP는 ${n(v, "httpParts")}개, stdio는 ${n(v, "stdioParts")}개입니다.`,
  H10: (v) => {
    const crossover = f(v, "crossoverBytes");
    const from = crossover ? ` 응답이 ${size(crossover.value)} 이상이면 차이가 5분의 1보다 작아집니다.` : "";
    return `HTTP 호출의 바이트 수는 파이프에 비해 가장 작은 응답에서 ${n(v, "smallestRatio")}배, ${size(f(v, "largestAnswerBytes")?.value ?? 0)} 응답에서 ${n(v, "largestRatio")}배입니다.${from}`;
  },
  X2: (v) =>
    `2026-07-28 개정판의 호출 시간은 2025-11-25에 비해 HTTP에서 ${asRatio(f(v, "httpRevisionRatio"))}, stdio에서 ${asRatio(f(v, "stdioRevisionRatio"))}입니다.`,
};

const VERDICTS: Readonly<Record<Verdict, string>> = {
  confirmed: "확인됨",
  refuted: "사실과 다름",
  depends: "조건에 따라 다름",
  inconclusive: "판정 불가",
  "not-measured": "측정하지 않음",
};

const ANSWERS: Readonly<Partial<Record<Verdict, string>>> = { confirmed: "예", refuted: "아니요" };

const SCOPES: Readonly<Partial<Record<ClaimVerdict["claim"], string>>> = {
  S6: "시작할 서버 수, 첫 질문의 응답까지 걸린 시간",
  H6: "네트워크 지연 0 ms",
  H10: "도구의 최대 응답 크기까지, 압축하지 않음",
  X2: "작은 호출의 중앙값",
};

const verdictName: Texts["verdictName"] = ({ claim, verdict }) =>
  (claim.startsWith("X") && ANSWERS[verdict]) || VERDICTS[verdict];

/** The texts of the report, in Korean; {@link en} has the same keys. */
export const ko: Texts = {
  language: "ko",
  title: "HTTP와 stdio: 이 컴퓨터에서 도구 호출에 드는 비용",
  rowName: ({ row }) => rowName(row),
  answer,
  ratio,
  comparisonName,
  verdictName,
  claims: {
    H1: "HTTP: 서비스를 분리하면 확장성과 유연성이 좋아진다",
    H2: "HTTP: 여러 LLM 서버가 도구를 함께 쓴다",
    H3: "HTTP: 도구를 독립적으로 업데이트하고 배포한다",
    H4: "HTTP: 부하가 분산되고 서버별로 관리할 수 있다",
    H5: "HTTP: REST라서 다양한 클라이언트가 쓸 수 있다",
    H6: "HTTP: 네트워크 때문에 지연 시간이 늘어난다",
    H7: "HTTP: 네트워크 장애로 서비스가 멈출 수 있다",
    H8: "HTTP: 인프라가 더 복잡하다(서버 두 대)",
    H9: "HTTP: 보안 설정이 필요하다",
    H10: "HTTP: 대역폭을 사용한다",
    S1: "stdio: 응답이 매우 빠르다",
    S2: "stdio: 네트워크 장애의 영향을 받지 않는다",
    S3: "stdio: 별도의 보안 설정이 필요 없다",
    S4: "stdio: 인프라가 단순하다",
    S5: "stdio: 자원을 효율적으로 쓴다(서버 한 대)",
    S6: "stdio: 배포와 운영이 간단하다",
    S7: "stdio: 도구를 재사용하기 어렵다",
    S8: "stdio: 확장에 한계가 있다",
    S9: "stdio: LLM 서버와 도구의 결합도가 높다",
    S10: "stdio: 도구를 바꾸면 서버 전체를 다시 배포해야 한다",
    S11: "stdio: LLM 서버의 부하가 늘어난다",
    X1: "모델의 지연 시간에 비해 의미 있는 차이인가?",
    X2: "MCP의 2026-07-28 개정판에서 호출 비용이 달라졌는가?",
    X3: "API 키, 한도, 로그, 추적은 호출에 얼마나 더하는가?",
    X4: "대화나 호출마다 프로세스를 새로 시작해도 stdio가 더 빠른가?",
    X5: "HTTP가 stdio보다 비용이 적게 드는가?",
  },
  because,
  scope: ({ claim, scope }) => (scope ? `판정 범위: ${SCOPES[claim] ?? scope}.` : ""),
  notice: (id, report) =>
    ({
      "rss-instead-of-pss":
        "이 플랫폼에는 PSS가 없어 메모리를 RSS로 표시합니다. RSS는 공유 페이지를 프로세스마다 중복해서 셉니다.",
      "pss-shares-runtime":
        "메모리는 PSS입니다. Node 실행 파일처럼 공유되는 페이지는 그것을 쓰는 모든 프로세스(벤치마크 포함)에 나누어 계산하므로, 같은 실행 안에서만 비교하세요.",
      quick:
        "빠른 실행입니다. 동시 64건은 측정하지 않고, 콜드 스타트는 항목마다 한 번뿐이라 신뢰구간이 없으며, 모든 라운드가 같은 프로세스를 쓰므로 프로세스마다 생기는 차이는 드러나지 않습니다. 예열할 시간도 부족해, 예열이 가장 오래 걸리는 HTTP가 전체 실행보다 느리게 나옵니다. 인용할 때는 전체 실행의 수치를 쓰세요.",
      "few-rounds": `정해진 시간 안에 ${report.method.rounds}라운드만 실행되어 신뢰구간이 넓습니다.`,
      "busy-machine": `실행 직전에 다른 프로그램이 프로세서의 ${percent(report.machine.load.busyBefore)}를 쓰고 있었습니다. 결정에 쓰기 전에 다른 작업이 없는 컴퓨터에서 다시 실행하세요.`,
      "largest-answer":
        "바이트: 100 KiB나 1 MiB 크기로 응답하는 도구가 없어 이 크기는 뺐습니다. 여기서 가장 큰 값은 계산기가 낼 수 있는 최대 응답입니다.",
    })[id] ?? id,
  missing: {
    tooFewSamples: "이 백분위수를 넘는 표본이 10개보다 적습니다",
    noWire: "집계하지 않았습니다. 네트워크나 파이프가 없거나, 풀이라 파이프가 여러 개입니다",
    sameProcess: "도구가 클라이언트와 같은 프로세스에서 실행됩니다",
    noStart: "따로 시작하는 프로세스가 없습니다",
    notServed: "최소 비용 측정용 서버는 검색을 제공하지 않습니다",
    notRun: "이번 실행에서 빠졌습니다",
  },
  sections: {
    latency: "도구 호출 한 번의 지연 시간",
    distribution: "지연 시간의 분포",
    query: "LLM 서버를 거칠 때",
    throughput: "처리량",
    cpu: "호출 1,000건당 CPU",
    bytes: "네트워크와 파이프의 바이트",
    figures: "전체 수치",
    ratios: "비율",
    claims: "주장별 판정",
    method: "측정 방법",
    raw: "원본 데이터",
  },
  seen: {
    latency: (report) => {
      const [floor, http] = [rowOf(report, "http-floor"), rowOf(report, "http")];
      if (!floor || !http) return "항목별 중앙값과 p99까지의 범위";
      return `HTTP만 쓰면 ${time(floor.calculate.p50.value)}, MCP를 얹으면 ${time(http.calculate.p50.value)}`;
    },
    distribution: (report) => {
      const row = rowOf(report, "stdio") ?? report.rows[0];
      return row?.calculate.p95 == null
        ? "정해진 시간 안에 응답한 호출의 비율"
        : `${rowName(row.row)} 호출 20건 중 19건이 ${time(row.calculate.p95)} 안에 응답`;
    },
    query: (report) => {
      const comparison = comparisonOf(report, "p50:query:http/query:stdio");
      return comparison ? `LLM 서버를 거치면: ${ratio(comparison)}` : "LLM 서버를 거칠 때";
    },
    throughput: (report) => {
      const many = highestConcurrency(report);
      const [http, stdio] = [throughputAt(rowOf(report, "http"), many), throughputAt(rowOf(report, "stdio"), many)];
      if (http === undefined || stdio === undefined) return "동시 호출 수에 따른 초당 호출 수";
      return `동시 ${many}건일 때 초당 처리량은 stdio ${digits(stdio)}건, HTTP ${digits(http)}건`;
    },
    cpu: (report) => {
      const [http, stdio] = [rowOf(report, "http"), rowOf(report, "stdio")];
      if (!http?.cpu.server || !stdio?.cpu.server) return "클라이언트와 서버의 CPU 시간";
      const total = ({ cpu }: typeof http): string => digits(cpu.client.value + (cpu.server?.value ?? 0));
      return `1,000건에 드는 CPU 시간은 HTTP ${total(http)}초, stdio ${total(stdio)}초`;
    },
    bytes: (report) => {
      const [http, stdio] = [rowOf(report, "http")?.bytes?.calculate, rowOf(report, "stdio")?.bytes?.calculate];
      if (!http || !stdio) return "응답 크기에 따른 호출당 바이트";
      return `작은 호출 한 번에 HTTP는 ${size(http.request + http.response)}, 파이프는 ${size(stdio.request + stdio.response)}`;
    },
  },
  captions: {
    latency:
      "점: 중앙값, 굵은 막대: 중앙값의 95% 신뢰구간, 가는 선: p99까지(호출이 적으면 p95까지). 로그 눈금이며 양쪽이 같습니다. 회색 선: HTTP나 파이프의 최소 비용.",
    distribution: "곡선은 어떤 시간 안에 응답한 호출의 비율을 나타냅니다(로그 눈금).",
    query:
      "같은 계산을 자연어로 질문했을 때: LLM 서버로 HTTP 요청, 내장 모델, 도구, 응답. 점: 중앙값, 굵은 막대: 95% 신뢰구간, 가는 선: p99까지(호출이 적으면 p95까지).",
    throughput:
      "축은 동시에 호출하는 클라이언트 수입니다. 각 클라이언트는 응답을 받으면 바로 다음 호출을 보냅니다. 두 축 모두 로그 눈금이며 양쪽이 같습니다.",
    cpu: "진한 색: 클라이언트, 옅은 색: 서버. 동시 호출 1건.",
    bytes:
      "응답 1바이트당 네트워크나 파이프로 주고받은 바이트입니다. 1이면 응답만 보냈다는 뜻입니다. 이 제품의 클라이언트는 MCP에 구조화된 내용만 요청합니다. 다른 클라이언트는 같은 응답을 텍스트로도 받아 두 번 받습니다.",
    figures:
      "시간은 작은 계산을 동시 1건으로 호출한 값입니다. CPU: 1,000건당 초(클라이언트 + 서버). 클라이언트 할당: 호출 1건당, 서버가 없는 항목은 도구 포함. 바이트: 작은 호출의 요청 + 응답.",
    ratios:
      "라운드 안에서 짝지어 구했고, 괄호 안은 95% 신뢰구간입니다. 신뢰구간에 1이 들어 있으면 어느 쪽이 나은지 이 실행으로는 알 수 없습니다. 마지막 줄들은 같은 구성 두 개를 비교한 것입니다. 그 차이가 측정 오차이며, 다른 신뢰구간은 모두 그 이상의 폭을 가집니다.",
    claims: "판정은 모두 실행 전에 코드로 정해 둔 규칙을 따릅니다. 괄호 안의 범위는 95% 신뢰구간입니다.",
  },
  heads: {
    scenario: "항목",
    samples: "호출 수",
    callsPerSecond: "초당 호출, 동시",
    cpu: "CPU, 초",
    allocated: "클라이언트 할당, kB",
    memory: "서버, MiB",
    bytes: "바이트",
    coldStart: "콜드 스타트, ms",
    search: "검색 p50",
    compared: "비교 대상",
    result: "결과",
    claim: "주장",
    verdict: "판정",
    why: "근거",
  },
  axes: {
    concurrency: "동시 호출 수",
    answerBytes: "응답 크기",
    floor: "최소 비용",
  },
  sides: { http: "HTTP", stdio: "stdio와 프로세스 내부" },
  casesNote: (open) =>
    [
      "아래 판정을 따랐습니다.",
      ...(open.length > 0 ? [`측정하지 않은 경우: ${open.join(", ")}. 측정하려면 bench claims를 실행하세요.`] : []),
      "내 상황과 수치로 알아보려면 advise를 실행하세요.",
    ].join(" "),
  method: ({ method, seconds, rows }) => [
    `${rows.length}개 항목을 ${method.rounds}라운드 측정했고, 라운드마다 순서를 뒤집었습니다. 모두 ${digits(seconds)}초 걸렸습니다.`,
    method.processes === "each-round"
      ? "라운드마다 모든 항목의 프로세스를 새로 시작했습니다. 부하 생성기는 별도 프로세스입니다."
      : "항목마다 새 프로세스를 시작해 모든 라운드에서 계속 썼습니다. 부하 생성기는 별도 프로세스입니다.",
    "측정 전과 측정 중에 모든 응답을 확인했습니다. 하나라도 틀리면 수치를 내지 않고 실행을 끝냅니다.",
    "작업: 정답을 아는 작은 계산, 그리고 프로세스 내부의 응답과 비교하는 한국어와 영어 검색 여덟 가지.",
    "p50은 라운드별 중앙값의 기하 평균입니다. 나머지 백분위수는 모든 호출을 모은 HDR 히스토그램에서 구하며, 그 값을 넘는 표본이 10개 이상일 때만 표시합니다.",
    "비율은 라운드 안에서 구했고, 95% 신뢰구간은 라운드 단위 부트스트랩으로 구한 뒤 라운드 수가 적은 만큼 넓혔으며, 측정 오차(이 실행에서 같은 구성 두 개의 차이)보다 좁지 않습니다.",
    "바이트는 별도 실행에서 루프백이나 파이프의 프록시로 집계했습니다. 콜드 스타트는 첫 프로세스를 시작한 때부터 첫 정상 응답까지이며, 색인은 미리 만들어 두었습니다.",
  ],
  machine: ({ machine, versions, startedAt }) =>
    `${machine.cpu}, 코어 ${machine.cores}개, ${digits(machine.memoryBytes / 1_024 ** 3)} GiB; ${machine.platform} ${machine.release} ${machine.architecture}; ${versionList(versions)}; 부하 ${machine.load.before.toFixed(1)}(실행 전), ${machine.load.after.toFixed(1)}(실행 후); ${startedAt.slice(0, 16).replace("T", " ")} UTC`,
  repeat: "같은 조건으로 다시 실행하려면",
  rawLink: "모든 수치와 신뢰구간: report.json (스키마: packages/report/report.schema.json)",
};
