import type { Verdict } from "../claims.ts";
import { bounds, digits, percent, size, time, winnerOf } from "../format.ts";
import type { ClaimVerdict, Comparison, Report } from "../schema.ts";
import type { Estimate } from "../statistics/interval.ts";
import {
  comparisonOf,
  highestConcurrency,
  lessIsBetter,
  partsOfRow,
  rowOf,
  throughputAt,
  versionList,
} from "./figures.ts";
import type { Texts } from "./messages.ts";

const WAYS: Readonly<Record<string, string>> = {
  http: "HTTP",
  stdio: "stdio",
  rest: "REST",
  "in-process": "in-process",
  "http-floor": "HTTP floor",
  "pipe-floor": "pipe floor",
  "http-sdk-v1": "HTTP, SDK v1",
  "stdio-sdk-v1": "stdio, SDK v1",
  "stdio-pool": "stdio, pool of 2",
};

const rowName = (row: string): string => {
  const { way, revision, query } = partsOfRow(row);
  return `${query ? "/query, " : ""}${WAYS[way] ?? way}${revision ? ` ${revision}` : ""}`;
};

/** Left out in ratios, where both sides are asked the same way. */
const shortName = (row: string): string => rowName(row).replace(/^\/query, /, "");

const interval = (estimate: Estimate, show: (value: number) => string = digits): string => {
  const text = bounds(estimate, show, " to ");
  return text && ` (${text})`;
};

const withInterval = (estimate: Estimate | undefined, show: (value: number) => string = digits): string =>
  estimate ? `${show(estimate.value)}${interval(estimate, show)}` : "–";

const BETTER: Readonly<Record<Comparison["figure"], string>> = {
  p50: "faster",
  throughput: "more calls",
  cpu: "less CPU",
  memory: "less memory",
  coldStart: "sooner",
};

const ratio = (comparison: Comparison): string => {
  const { side, times } = winnerOf(comparison.ratio, lessIsBetter(comparison));
  if (times.low === null) return `${digits(times.value)}x, too few rounds for an interval`;
  if (!side) return `no clear difference${interval(times)}`;
  return `${shortName(comparison[side])} ${digits(times.value)}x ${BETTER[comparison.figure]}${interval(times)}`;
};

const FIGURES: Readonly<Record<Comparison["figure"], string>> = {
  p50: "Time of a call",
  throughput: "Calls per second, 16 at once",
  cpu: "CPU of the serving side",
  memory: "Memory of the deployment",
  coldStart: "Time to the first answer",
};

const comparisonName = ({ figure, left, right }: Comparison): string => {
  const query = left.startsWith("query:") ? " (through the LLM server)" : "";
  return `${FIGURES[figure]}${query}: ${shortName(left)} and ${shortName(right)}`;
};

/** On loopback the share is often smaller than what the run can tell. */
const networkPart = (share: Estimate): string =>
  (share.low ?? share.value) > 0
    ? `of the time that HTTP adds to a call, ${withInterval(share, percent)} is the network's own, which here is loopback`
    : "of the time that HTTP adds to a call, this run can tell none to be the network's own, which here is loopback";

const answer = (report: Report): [string, string] => {
  const [http, stdio] = [rowOf(report, "http"), rowOf(report, "stdio")];
  const direct = comparisonOf(report, "p50:http/stdio");
  if (!http || !stdio || !direct) {
    return [
      `This run measured ${report.rows.map(({ row }) => rowName(row)).join("; ")}.`,
      "It cannot compare the two ways, because http or stdio was left out of it.",
    ];
  }
  const first = `On this machine a tool call takes ${time(stdio.calculate.p50.value)} over stdio and ${time(http.calculate.p50.value)} over HTTP: ${ratio(direct)}.`;
  const query = comparisonOf(report, "p50:query:http/query:stdio");
  const [httpQuery, stdioQuery] = [rowOf(report, "query:http"), rowOf(report, "query:stdio")];
  const share = report.claims.find(({ claim }) => claim === "H6")?.figures.networkShare;
  const whole =
    query && httpQuery && stdioQuery
      ? `Asked through the LLM server, it is ${time(stdioQuery.calculate.p50.value)} and ${time(httpQuery.calculate.p50.value)}: ${ratio(query)}`
      : "The way through the LLM server was not measured";
  return [first, `${whole}${share ? `; ${networkPart(share)}` : ""}.`];
};

const f = (verdict: ClaimVerdict, name: string): Estimate | undefined => verdict.figures[name];
const n = (verdict: ClaimVerdict, name: string): string => digits(f(verdict, name)?.value ?? 0);

const REASONS: Readonly<Record<string, string>> = {
  "needs-replicas": "Needs several tool servers behind a load balancer; this run has one.",
  "needs-several-llm-servers": "Needs several LLM servers at once; this run has one.",
  "needs-update-under-load": "Needs a tool update while calls are running.",
  "needs-event-loop-delay": "Needs a CPU-heavy tool and the delay of each process's event loop.",
  "needs-other-clients": "Needs clients of other makers: a browser, curl, Python, the Inspector.",
  "needs-faults": "Needs a schedule of faults; this run breaks nothing on purpose.",
  "needs-abuse-probes": "Needs the abuse probes; this run measures, it does not attack.",
  "needs-stdio-pool": "Needs one child under up to 256 calls at once, beside a pool of children.",
  "needs-model-latency": "Needs models with their own latency; the builtin one answers at once.",
  "needs-guards": "Needs guards (keys, limits, tracing) switched on one by one.",
  "arms-left-out": "The arms that it needs were left out with --arms.",
  "interval-spans":
    "An interval above spans its threshold, or there are too few rounds for one: too much noise, or too small an effect.",
};

const because = (verdict: ClaimVerdict): string => {
  if (verdict.verdict === "not-measured") return REASONS[verdict.reason ?? ""] ?? "No rule judges it.";
  const facts = FACTS[verdict.claim]?.(verdict) ?? "";
  return verdict.verdict === "undecided" ? `${facts} ${REASONS["interval-spans"]}` : facts;
};

const FACTS: Readonly<Partial<Record<ClaimVerdict["claim"], (verdict: ClaimVerdict) => string>>> = {
  S1: (v) =>
    `A call takes ${withInterval(f(v, "httpOverStdio"))} times as long over HTTP as over stdio, and ${withInterval(f(v, "restOverStdio"))} times over plain REST.`,
  S4: (v) =>
    `${n(v, "commands")} server to start, ${n(v, "listeningPorts")} listening port, ${n(v, "processes")} processes.`,
  S5: (v) =>
    `Over HTTP the LLM server with its tools needs ${withInterval(f(v, "memoryRatio"))} times the memory and ${withInterval(f(v, "cpuRatio"))} times the CPU per question.`,
  S6: (v) =>
    `${n(v, "stdioCommands")} server to start, against ${n(v, "httpCommands")}; over HTTP the first question is answered after ${withInterval(f(v, "coldStartRatio"))} times as long.`,
  H6: (v) => {
    const crossover = f(v, "crossoverMs");
    const from =
      crossover && crossover.value > 0
        ? ` Computed: it passes one half from a round trip of ${time(crossover.value * 1_000)} on.`
        : "";
    return `Of what HTTP adds to a call, ${withInterval(f(v, "networkShare"), percent)} is the network's own; the rest is protocol code.${from}`;
  },
  H8: (v) =>
    `${n(v, "httpParts")} parts over HTTP, ${n(v, "stdioParts")} over stdio (servers to start, listening ports, settings off their defaults).`,
  H10: (v) => {
    const crossover = f(v, "crossoverBytes");
    const from = crossover ? ` From an answer of ${size(crossover.value)} on, the difference is under a fifth.` : "";
    return `HTTP's call takes ${n(v, "smallestRatio")} times the pipe's bytes for the smallest answer and ${n(v, "largestRatio")} times for one of ${size(f(v, "largestAnswerBytes")?.value ?? 0)}.${from}`;
  },
  X2: (v) =>
    `A call of revision 2026-07-28 takes ${withInterval(f(v, "httpRevisionRatio"))} times as long as one of 2025-11-25 over HTTP, and ${withInterval(f(v, "stdioRevisionRatio"))} times over stdio.`,
};

const cores = (count: number): string => `${count} core${count === 1 ? "" : "s"}`;

const VERDICTS: Readonly<Record<Verdict, string>> = {
  confirmed: "confirmed",
  refuted: "refuted",
  depends: "depends",
  undecided: "undecided",
  "not-measured": "not measured",
};

const ANSWERS: Readonly<Partial<Record<Verdict, string>>> = { confirmed: "yes", refuted: "no" };

export const en: Texts = {
  language: "en",
  languageName: "English",
  title: "HTTP or stdio: what a tool call costs here",
  rowName: ({ row }) => rowName(row),
  answer,
  ratio,
  comparisonName,
  verdictName: ({ claim, verdict }) => (claim.startsWith("X") && ANSWERS[verdict]) || VERDICTS[verdict],
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
    X1: "Does any of it matter beside the model's own latency?",
    X2: "Did the 2026-07-28 revision change the cost of a call?",
    X3: "What does a guarded call cost?",
  },
  because,
  scope: ({ scope }) => (scope ? `Judged here: ${scope}.` : ""),
  notice: (id, report) =>
    ({
      "rss-instead-of-pss":
        "This platform has no PSS: the memory figures are RSS, which counts a page that several processes share in each of them.",
      "pss-shares-runtime":
        "Memory is PSS: pages that processes share, such as Node's own, are divided among all that run them, the benchmark's included. Compare the figures of one run only.",
      quick:
        "A quick run: no 64 calls at once, one cold start for each row (no interval), and all rounds in the same processes, so that luck of a single start is not seen. It has no time to warm up: HTTP, which needs most, looks slower here than in a full run. Quote full runs.",
      "few-rounds": `Only ${report.method.rounds} rounds fitted into the time: the intervals are wide.`,
      "busy-machine": `Other programs used ${percent(report.machine.load.busyBefore)} of the processor just before the run. Repeat it on a quiet machine before you decide by it.`,
      "largest-answer":
        "Bytes: no tool gives answers of 100 KiB or 1 MiB, so these sizes were left out; the largest here is what the calculator gives at most.",
    })[id] ?? id,
  missing: {
    tooFewSamples: "fewer than 10 samples lie beyond this percentile",
    noWire: "not counted: there is no wire or pipe, or a pool has several",
    sameProcess: "the tools run in the client's own process",
    noStart: "no process is started for it",
    notServed: "a floor serves no searches",
    notRun: "left out of this run",
  },
  sections: {
    latency: "Time of one tool call",
    distribution: "How the calls spread",
    query: "Through the LLM server",
    throughput: "Calls per second",
    cpu: "CPU per 1,000 calls",
    bytes: "Bytes on wire and pipe",
    figures: "All figures",
    ratios: "Ratios",
    claims: "What became of the claims",
    method: "How this was measured",
    raw: "Raw data",
  },
  seen: {
    latency: (report) => {
      const [floor, http] = [rowOf(report, "http-floor"), rowOf(report, "http")];
      if (!floor || !http) return "Each way's median, with the tail to p99";
      return `Bare HTTP answers in ${time(floor.calculate.p50.value)}; MCP over HTTP takes ${time(http.calculate.p50.value)}`;
    },
    distribution: (report) => {
      const row = rowOf(report, "stdio") ?? report.rows[0];
      return row?.calculate.p95 == null
        ? "Share of calls that were answered within a time"
        : `19 of 20 calls over ${rowName(row.row)} are answered within ${time(row.calculate.p95)}`;
    },
    query: (report) => {
      const comparison = comparisonOf(report, "p50:query:http/query:stdio");
      return comparison ? `Asked through the LLM server: ${ratio(comparison)}` : "Asked through the LLM server";
    },
    throughput: (report) => {
      const many = highestConcurrency(report);
      const [http, stdio] = [throughputAt(rowOf(report, "http"), many), throughputAt(rowOf(report, "stdio"), many)];
      if (http === undefined || stdio === undefined) return "Calls per second as more are in flight";
      return `With ${many} calls in flight, stdio serves ${digits(stdio)} a second and HTTP ${digits(http)}`;
    },
    cpu: (report) => {
      const [http, stdio] = [rowOf(report, "http"), rowOf(report, "stdio")];
      if (!http?.cpu.server || !stdio?.cpu.server) return "CPU seconds of client and server";
      const total = ({ cpu }: typeof http): string => digits(cpu.client.value + (cpu.server?.value ?? 0));
      return `1,000 calls cost ${total(http)} CPU seconds over HTTP and ${total(stdio)} over stdio`;
    },
    bytes: (report) => {
      const [http, stdio] = [rowOf(report, "http")?.bytes?.calculate, rowOf(report, "stdio")?.bytes?.calculate];
      if (!http || !stdio) return "Bytes per call against the size of the answer";
      return `A small call takes ${size(http.request + http.response)} over HTTP and ${size(stdio.request + stdio.response)} on the pipe`;
    },
  },
  captions: {
    latency:
      "Dot: median; thick bar: its 95 % interval; thin line: up to p99, or p95 where calls were too few. The scale is logarithmic and the same on both sides. Grey line: the floor, the least that HTTP or a pipe can cost.",
    distribution: "Each curve shows which share of calls was answered within a time (logarithmic).",
    query:
      "The same sum, asked in words: HTTP request to the LLM server, the builtin model, the tool, the answer. Dot: median; thick bar: its 95 % interval; thin line: up to p99, or p95 where calls were too few.",
    throughput:
      "As many callers as the axis says, each sending its next call when the last was answered. Both axes logarithmic, the same on both sides.",
    cpu: "Full colour: client. Pale: server. Concurrency 1.",
    bytes:
      "Bytes that crossed the wire or pipe for each byte of answer; 1 would be the answer and nothing else. MCP sends an answer twice, as text and as structured content.",
    figures:
      "Times of a small calculation at concurrency 1. CPU: seconds per 1,000 calls, client + server. Bytes: request + response of a small call.",
    ratios:
      "Paired within rounds; in brackets the 95 % interval. An interval that holds 1: this run cannot tell which is faster.",
    claims: "Each verdict follows a rule fixed in code before the run.",
  },
  heads: {
    way: "Way",
    samples: "Calls",
    callsPerSecond: "Calls/s at",
    cpu: "CPU, s",
    memory: "Server, MiB",
    bytes: "Bytes",
    coldStart: "Cold start, ms",
    search: "Search p50",
    client: "client",
    server: "server",
    request: "request",
    response: "response",
    compared: "Compared",
    result: "Result",
    claim: "Claim",
    verdict: "Verdict",
    why: "Why",
    processes: "processes",
    ports: "listening ports",
    startedServers: "servers to start",
  },
  axes: {
    time: "time of a call",
    share: "share of calls",
    concurrency: "calls in flight",
    callsPerSecond: "calls per second",
    cpu: "CPU seconds per 1,000 calls",
    answerBytes: "size of the answer",
    bytesPerAnswerByte: "bytes per byte of answer",
    floor: "floor",
  },
  sides: { http: "HTTP", stdio: "stdio and in-process" },
  method: ({ method, seconds, rows }) => [
    `${method.rounds} rounds over ${rows.length} rows, every second round in reverse order, in ${digits(seconds)} seconds.`,
    method.processes === "each-round"
      ? "Each row had fresh processes in each round; the load generator is its own process, apart from the servers."
      : "Each row had its own fresh processes, kept for all rounds; the load generator is its own process, apart from the servers.",
    "Every answer was checked, before and while timing; one wrong answer would have ended the run without figures.",
    "Workload: small sums with known answers, and eight searches in English and Korean compared with the in-process answer.",
    "p50 is the geometric mean of the rounds' medians; the other percentiles come from all calls in one HDR histogram, and are given only with at least 10 samples beyond them.",
    "Ratios are taken within rounds; their 95 % intervals are bootstrapped over rounds, widened for their small number.",
    "Bytes were counted in separate runs, by a relay on loopback or on the pipe. Cold start: from the spawn of the first process to the first right answer, with the index already built.",
  ],
  machine: ({ machine, versions, startedAt }) =>
    `${machine.cpu}, ${cores(machine.cores)}, ${digits(machine.memoryBytes / 1_024 ** 3)} GiB; ${machine.platform} ${machine.release} ${machine.architecture}; ${versionList(versions)}; load ${machine.load.before.toFixed(1)} before, ${machine.load.after.toFixed(1)} after; ${startedAt.slice(0, 16).replace("T", " ")} UTC`,
  repeat: "Repeat this run",
  rawLink: "All figures with their intervals: report.json (its schema: packages/report/report.schema.json)",
};
