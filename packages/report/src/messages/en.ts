import { bounds, digits, percent, size, time, times, winnerOf } from "../format.ts";
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

const SCENARIOS: Readonly<Record<string, string>> = {
  http: "HTTP",
  stdio: "stdio",
  rest: "REST",
  "in-process": "in-process",
  "http-floor": "HTTP floor",
  "pipe-floor": "pipe floor",
  "http-sdk": "HTTP, SDK v2",
  "stdio-sdk": "stdio, SDK v2",
  "http-sdk-v1": "HTTP, SDK v1",
  "stdio-sdk-v1": "stdio, SDK v1",
  "stdio-pool": "stdio, pool of 2",
  "http-again": "HTTP again (noise)",
  "stdio-again": "stdio again (noise)",
};

const rowName = (row: string): string => {
  const { arm, revision, query } = partsOfRow(row);
  return `${query ? "/query, " : ""}${SCENARIOS[arm] ?? arm}${revision ? ` ${revision}` : ""}`;
};

/** Without `/query`, for ratios in which both sides have it. */
const shortName = (row: string): string => rowName(row).replace(/^\/query, /, "");

const interval = (estimate: Estimate, show: (value: number) => string = digits): string => {
  const text = bounds(estimate, show, " to ");
  return text && ` (${text})`;
};

const withInterval = (estimate: Estimate | undefined, show: (value: number) => string = digits): string =>
  estimate ? `${show(estimate.value)}${interval(estimate, show)}` : "–";

/** Names the faster side, or for CPU and memory the one that uses more. */
const DIFFERENCES: Readonly<Record<Comparison["figure"], (name: string, ratio: string) => string>> = {
  p50: (name, ratio) => `${name} ${ratio}x faster`,
  throughput: (name, ratio) => `${name} serves ${ratio}x the calls`,
  cpu: (name, ratio) => `${name} uses ${ratio}x the CPU`,
  memory: (name, ratio) => `${name} uses ${ratio}x the memory`,
  coldStart: (name, ratio) => `${name} ${ratio}x faster`,
};

const ratio = (comparison: Comparison): string => {
  const { side, times: estimate } = winnerOf(comparison.ratio, lessIsBetter(comparison));
  if (estimate.low === null) return `${times(estimate.value)}x, too few rounds for an interval`;
  const confidence = ` (95 % CI ${bounds(estimate, times, " to ")})`;
  if (!side) return `no clear difference${confidence}`;
  const name = shortName(comparison[namedSide(comparison.figure, side)]);
  return `${DIFFERENCES[comparison.figure](name, times(estimate.value))}${confidence}`;
};

const FIGURES: Readonly<Record<Comparison["figure"], string>> = {
  p50: "Time per call",
  throughput: "Calls per second, 16 at once",
  cpu: "Server CPU",
  memory: "Total memory",
  coldStart: "Time to first answer",
};

const comparisonName = ({ figure, left, right }: Comparison): string => {
  const query = left.startsWith("query:") ? " (through the LLM server)" : "";
  return `${FIGURES[figure]}${query}: ${shortName(left)} vs ${shortName(right)}`;
};

/** "1.2x (1.1 to 1.3)" */
const asRatio = (estimate: Estimate | undefined): string =>
  estimate ? `${digits(estimate.value)}x${interval(estimate)}` : "–";

/** On loopback the share is often too small to measure. */
const networkPart = (share: Estimate): string =>
  (share.low ?? share.value) > 0
    ? `TCP with a bare HTTP exchange, here over loopback, makes up ${withInterval(share, percent)} of the time that HTTP adds to a call`
    : "TCP with a bare HTTP exchange, here over loopback, makes up no measurable part of the time that HTTP adds to a call";

const answer = (report: Report): [string, string] => {
  const [http, stdio] = [rowOf(report, "http"), rowOf(report, "stdio")];
  const direct = comparisonOf(report, "p50:http/stdio");
  if (!http || !stdio || !direct) {
    return [
      `This run measured ${report.rows.map(({ row }) => rowName(row)).join("; ")}.`,
      "It cannot compare HTTP and stdio, because one of them was left out.",
    ];
  }
  const first = `On this machine a tool call takes ${time(stdio.calculate.p50.value)} over stdio and ${time(http.calculate.p50.value)} over HTTP: ${ratio(direct)}.`;
  const query = comparisonOf(report, "p50:query:http/query:stdio");
  const [httpQuery, stdioQuery] = [rowOf(report, "query:http"), rowOf(report, "query:stdio")];
  const share = report.claims.find(({ claim }) => claim === "H6")?.figures.networkShare;
  const throughLlm =
    query && httpQuery && stdioQuery
      ? `Through the LLM server it takes ${time(stdioQuery.calculate.p50.value)} and ${time(httpQuery.calculate.p50.value)}: ${ratio(query)}`
      : "Calls through the LLM server were not measured";
  return [first, `${throughLlm}${share ? `; ${networkPart(share)}` : ""}.`];
};

const f = (verdict: ClaimVerdict, name: string): Estimate | undefined => verdict.figures[name];
const n = (verdict: ClaimVerdict, name: string): string => digits(f(verdict, name)?.value ?? 0);

/** A count with its noun: `1 process`, `2 processes`. */
const some = (verdict: ClaimVerdict, name: string, one: string, many = `${one}s`): string =>
  `${n(verdict, name)} ${f(verdict, name)?.value === 1 ? one : many}`;

const REASONS: Readonly<Record<string, string>> = {
  "needs-replicas": "Needs several tool servers behind a load balancer; this run has one.",
  "needs-several-llm-servers": "Needs several LLM servers at once; this run has one.",
  "needs-update-under-load": "Needs a tool update while calls are running.",
  "needs-event-loop-delay": "Needs a CPU-heavy tool and the delay of each process's event loop.",
  "needs-other-clients": "Needs other clients: a browser, curl, Python, the Inspector.",
  "needs-faults": "Needs fault injection; this run injects no faults.",
  "needs-adversarial-tests": "Needs the adversarial tests; this run only measures.",
  "needs-stdio-pool": "Needs one tool process under up to 256 concurrent calls, compared with a pool.",
  "needs-model-latency": "Needs models with real latency; the builtin model answers at once.",
  "needs-guards": "Needs features (keys, limits, tracing) switched on and off; bench guards measures each alone.",
  "needs-short-lived": "Needs processes and connections that are not kept.",
  "needs-prices": "Needs prices per core-hour and GiB-hour.",
  "arms-left-out": "Scenarios that it needs were left out with --arms.",
  "interval-spans":
    "An interval above includes its threshold or is too wide, or there are too few rounds for one: too much noise, or too small an effect.",
};

const because = (verdict: ClaimVerdict): string => {
  const { ledger, claim } = verdict;
  if (ledger)
    return `Not by this run. The last bench claims on this machine (${ledger.startedAt.slice(0, 10)}, ${ledger.mode}) says: ${verdictName({ claim, verdict: ledger.verdict })}. ${ledger.because.en}`;
  if (verdict.verdict === "not-measured")
    return `${REASONS[verdict.reason ?? ""] ?? "No rule judges it."} To judge it: bench claims --only ${claim}.`;
  const facts = FACTS[verdict.claim]?.(verdict) ?? "";
  return verdict.verdict === "inconclusive" ? `${facts} ${REASONS["interval-spans"]}` : facts;
};

const FACTS: Readonly<Partial<Record<ClaimVerdict["claim"], (verdict: ClaimVerdict) => string>>> = {
  S1: (v) => {
    const ratios = [f(v, "httpOverStdio"), f(v, "restOverStdio")];
    const isFaster = ratios.every((ratio) => (ratio?.low ?? 0) > 1);
    const isBelowTwofold = ratios.every((ratio) => (ratio?.high ?? 2) < 2);
    const but =
      isFaster && isBelowTwofold
        ? " stdio is faster than both, but not by the factor of 2 from which the rule calls it very fast."
        : "";
    return `Compared with stdio, a call takes ${asRatio(ratios[0])} as long over HTTP and ${asRatio(ratios[1])} over plain REST.${but}`;
  },
  S4: (v) =>
    `${some(v, "commands", "server")} to start, ${some(v, "listeningPorts", "listening port")}, ${some(v, "processes", "process", "processes")}.`,
  S5: (v) =>
    `HTTP uses ${asRatio(f(v, "memoryRatio"))} the memory and ${asRatio(f(v, "cpuRatio"))} the CPU per question (LLM server and tools).`,
  S6: (v) =>
    `stdio: ${some(v, "stdioCommands", "server")} to start, HTTP: ${n(v, "httpCommands")}. The first question takes ${asRatio(f(v, "coldStartRatio"))} as long to answer over HTTP.`,
  H6: (v) => {
    const crossover = f(v, "crossoverMs");
    const from =
      crossover && crossover.value > 0
        ? ` Above a ${time(crossover.value * 1_000)} round trip (computed), that exchange is more than half.`
        : "";
    return `TCP with a bare HTTP exchange, the HTTP code of both sides included, is ${withInterval(f(v, "networkShare"), percent)} of what HTTP adds to a call; the rest is what MCP adds beyond what it adds over stdio.${from}`;
  },
  H8: (v) =>
    `HTTP has ${n(v, "httpParts")} parts, stdio ${n(v, "stdioParts")} (servers to start, listening ports, non-default settings).`,
  H10: (v) => {
    const crossover = f(v, "crossoverBytes");
    const from = crossover ? ` From ${size(crossover.value)} answers up, the difference is under a fifth.` : "";
    return `HTTP sends ${n(v, "smallestRatio")}x the bytes of the pipe for the smallest answer, and ${n(v, "largestRatio")}x for one of ${size(f(v, "largestAnswerBytes")?.value ?? 0)}.${from}`;
  },
  X2: (v) =>
    `Compared with 2025-11-25, a call of 2026-07-28 takes ${asRatio(f(v, "httpRevisionRatio"))} as long over HTTP and ${asRatio(f(v, "stdioRevisionRatio"))} over stdio.`,
};

const inEnglish = new Intl.ListFormat("en");

const cores = (count: number): string => `${count} core${count === 1 ? "" : "s"}`;

const VERDICTS: Readonly<Record<Verdict, string>> = {
  confirmed: "confirmed",
  refuted: "refuted",
  depends: "depends",
  inconclusive: "inconclusive",
  "not-measured": "not measured",
};

const ANSWERS: Readonly<Partial<Record<Verdict, string>>> = { confirmed: "yes", refuted: "no" };

const verdictName: Texts["verdictName"] = ({ claim, verdict }) =>
  (claim.startsWith("X") && ANSWERS[verdict]) || VERDICTS[verdict];

/** The texts of the report, in English; {@link ko} has the same keys. */
export const en: Texts = {
  language: "en",
  title: "HTTP or stdio: the cost of a tool call on this machine",
  rowName: ({ row }) => rowName(row),
  answer,
  ratio,
  comparisonName,
  verdictName,
  claims: {
    H1: "HTTP: separating the service makes it scalable and flexible",
    H2: "HTTP: several LLM servers reuse the tools",
    H3: "HTTP: tools are updated and deployed independently",
    H4: "HTTP: load is spread, and each server's load can be managed",
    H5: "HTTP: REST lets many kinds of client in",
    H6: "HTTP: the network adds latency",
    H7: "HTTP: network failure can stop the service",
    H8: "HTTP: infrastructure is more complex (two servers)",
    H9: "HTTP: security must be set up",
    H10: "HTTP: bandwidth is used",
    S1: "stdio: responses are very fast",
    S2: "stdio: network failure does not matter",
    S3: "stdio: no security set-up is needed",
    S4: "stdio: infrastructure is simple",
    S5: "stdio: resources are used efficiently (one server)",
    S6: "stdio: deployment and operation are simple",
    S7: "stdio: the tools are hard to reuse",
    S8: "stdio: scaling is limited",
    S9: "stdio: LLM server and tools are tightly coupled",
    S10: "stdio: a tool update redeploys the whole server",
    S11: "stdio: the LLM server's load grows",
    X1: "Does it matter next to the model's latency?",
    X2: "Did the 2026-07-28 revision of MCP change the cost of a call?",
    X3: "What do keys, limits, logs and traces add to a call?",
    X4: "Is stdio faster where each conversation or call starts its own process?",
    X5: "Does HTTP cost less money than stdio?",
  },
  because,
  scope: ({ scope }) => (scope ? `Judged: ${scope}.` : ""),
  notice: (id, report) =>
    ({
      "rss-instead-of-pss": "This platform has no PSS, so memory is RSS, which counts shared pages once per process.",
      "pss-shares-runtime":
        "Memory is PSS: shared pages, such as those of Node itself, are divided among all processes that use them, including the benchmark's. Compare figures within one run only.",
      quick:
        "Quick run: no concurrency 64, one cold start per scenario (no interval), and the same processes in all rounds, so differences between starts do not show. There is little warm-up: HTTP, which needs the most, looks slower than in a full run. Quote full runs only.",
      "few-rounds": `Only ${report.method.rounds} rounds fit into the time limit, so the intervals are wide.`,
      "busy-machine": `Other programs used ${percent(report.machine.load.busyBefore)} of the processor just before the run. Repeat it on an idle machine before you rely on it.`,
      "largest-answer":
        "Bytes: no tool gives answers of 100 KiB or 1 MiB, so these sizes were left out. The largest here is the calculator's maximum.",
    })[id] ?? id,
  missing: {
    tooFewSamples: "fewer than 10 samples lie beyond this percentile",
    noWire: "not counted: no wire or pipe, or several in a pool",
    sameProcess: "the tools run in the client's process",
    noStart: "starts no process",
    notServed: "a floor serves no searches",
    notRun: "left out of this run",
  },
  sections: {
    latency: "Time per tool call",
    distribution: "Distribution of call times",
    query: "Through the LLM server",
    throughput: "Calls per second",
    cpu: "CPU per 1,000 calls",
    bytes: "Bytes on the wire and the pipe",
    figures: "All figures",
    ratios: "Ratios",
    claims: "Verdicts",
    method: "Method",
    raw: "Raw data",
  },
  seen: {
    latency: (report) => {
      const [floor, http] = [rowOf(report, "http-floor"), rowOf(report, "http")];
      if (!floor || !http) return "Median and tail to p99 of each scenario";
      return `Bare HTTP takes ${time(floor.calculate.p50.value)}, MCP over HTTP ${time(http.calculate.p50.value)}`;
    },
    distribution: (report) => {
      const row = rowOf(report, "stdio") ?? report.rows[0];
      return row?.calculate.p95 == null
        ? "Share of calls answered within a time"
        : `19 of 20 calls over ${rowName(row.row)} are answered within ${time(row.calculate.p95)}`;
    },
    query: (report) => {
      const comparison = comparisonOf(report, "p50:query:http/query:stdio");
      return comparison ? `Through the LLM server: ${ratio(comparison)}` : "Through the LLM server";
    },
    throughput: (report) => {
      const many = highestConcurrency(report);
      const [http, stdio] = [throughputAt(rowOf(report, "http"), many), throughputAt(rowOf(report, "stdio"), many)];
      if (http === undefined || stdio === undefined) return "Calls per second by calls in flight";
      return `With ${many} calls in flight, stdio serves ${digits(stdio)} per second and HTTP ${digits(http)}`;
    },
    cpu: (report) => {
      const [http, stdio] = [rowOf(report, "http"), rowOf(report, "stdio")];
      if (!http?.cpu.server || !stdio?.cpu.server) return "CPU seconds of client and server";
      const total = ({ cpu }: typeof http): string => digits(cpu.client.value + (cpu.server?.value ?? 0));
      return `1,000 calls cost ${total(http)} CPU seconds over HTTP and ${total(stdio)} over stdio`;
    },
    bytes: (report) => {
      const [http, stdio] = [rowOf(report, "http")?.bytes?.calculate, rowOf(report, "stdio")?.bytes?.calculate];
      if (!http || !stdio) return "Bytes per call by answer size";
      return `A small call takes ${size(http.request + http.response)} over HTTP and ${size(stdio.request + stdio.response)} on the pipe`;
    },
  },
  captions: {
    latency:
      "Dot: median; thick bar: its 95 % CI; thin line: up to p99, or p95 where calls were too few. The scale is logarithmic and the same on both sides. Grey line: the floor, the minimum cost of HTTP or a pipe.",
    distribution: "Each curve shows the share of calls answered within a time (logarithmic).",
    query:
      "The same calculation, asked in natural language: HTTP request to the LLM server, builtin model, tool, answer. Dot: median; thick bar: its 95 % CI; thin line: up to p99, or p95 where calls were too few.",
    throughput:
      "The axis gives the number of clients. Each sends its next call as soon as the last is answered. Both axes are logarithmic and the same on both sides.",
    cpu: "Full colour: client. Pale: server. Concurrency 1.",
    bytes:
      "Bytes on the wire or pipe per byte of answer; 1 would be the answer alone. Our client asks MCP for the structured content alone; other clients get each answer twice, as text too.",
    figures:
      "Times of a small calculation at concurrency 1. CPU: seconds per 1,000 calls, client + server. Client allocates: per call, of a row without a server the tools included. Bytes: request + response of a small call.",
    ratios:
      "Paired within rounds, with the 95 % confidence interval (CI). If it includes 1, this run cannot tell which is better. The last rows compare equal deployments: their difference is noise, and no other interval is narrower than that.",
    claims: "Each verdict follows a rule fixed in code before the run. Ranges in brackets are 95 % CI.",
  },
  heads: {
    scenario: "Scenario",
    samples: "Calls",
    callsPerSecond: "Calls/s at",
    cpu: "CPU, s",
    allocated: "Client allocates, kB",
    memory: "Server, MiB",
    bytes: "Bytes",
    coldStart: "Cold start, ms",
    search: "Search p50",
    compared: "Compared",
    result: "Result",
    claim: "Claim",
    verdict: "Verdict",
    why: "Why",
  },
  axes: {
    concurrency: "calls in flight",
    answerBytes: "size of the answer",
    floor: "floor",
  },
  sides: { http: "HTTP", stdio: "stdio and in-process" },
  casesNote: (open) =>
    [
      "By the verdicts below.",
      ...(open.length > 0 ? [`Not measured: ${inEnglish.format(open)}. To measure them: bench claims.`] : []),
      "For your own case, with your figures: advise.",
    ].join(" "),
  method: ({ method, seconds, rows }) => [
    `${method.rounds} rounds over ${rows.length} scenarios in ${digits(seconds)} seconds, every second round in reverse order.`,
    method.processes === "each-round"
      ? "Every scenario got new processes in every round. The load generator is a separate process."
      : "Every scenario got new processes, kept for all rounds. The load generator is a separate process.",
    "Every answer was checked before and during timing. One wrong answer ends the run without figures.",
    "Workload: small calculations with known answers, and eight searches in English and Korean compared with the in-process answer.",
    "p50 is the geometric mean of the rounds' medians. Other percentiles come from one HDR histogram of all calls and are given only with at least 10 samples beyond them.",
    "Ratios are taken within rounds. Their 95 % confidence intervals are bootstrapped over rounds, widened for the small number of rounds, and at least as wide as the noise: what two equal deployments differ by in this run.",
    "Bytes were counted in separate runs by a proxy on loopback or on the pipe. Cold start: from the spawn of the first process to the first correct answer, with the index already built.",
  ],
  machine: ({ machine, versions, startedAt }) =>
    `${machine.cpu}, ${cores(machine.cores)}, ${digits(machine.memoryBytes / 1_024 ** 3)} GiB; ${machine.platform} ${machine.release} ${machine.architecture}; ${versionList(versions)}; load ${machine.load.before.toFixed(1)} before, ${machine.load.after.toFixed(1)} after; ${startedAt.slice(0, 16).replace("T", " ")} UTC`,
  repeat: "To repeat this run",
  rawLink: "All figures with their intervals: report.json (its schema: packages/report/report.schema.json)",
};
