import { constantsEn } from "./constants-en.ts";
import { criteriaEn } from "./criteria-en.ts";
import { inputsEn } from "./inputs-en.ts";
import type { AdviceMessages, AnswerReasons } from "./messages.ts";
import { whole } from "./show.ts";
import { toDoEn } from "./to-do-en.ts";

const list = new Intl.ListFormat("en");

const TRANSPORTS = {
  http: "HTTP",
  rest: "REST",
  stdio: "stdio",
  "stdio-pool": "stdio pool",
  "in-process": "in-process",
} as const;

const first = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const calls = (count: number): string => `${whole(count)} ${count === 1 ? "call" : "calls"}`;
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const deciding = ({ transport, overruled, deciders, budget }: AnswerReasons): string[] => {
  const reasons = [
    ...(overruled ? [`what rules ${TRANSPORTS[overruled.transport]} out: ${list.format(overruled.reasons)}`] : []),
    ...(budget?.instead
      ? [
          `the latency budget of ${budget.allowed} at p99 decides: ${TRANSPORTS[transport]} adds ${budget.p99}, ${TRANSPORTS[budget.instead.transport]} would add ${budget.instead.p99}`,
        ]
      : []),
    ...(deciders.length > 0 ? [`what speaks for this answer: ${list.format(deciders)}`] : []),
  ];
  const ofBudget =
    budget && !budget.instead
      ? [
          budget.isKept
            ? `the latency budget of ${budget.allowed} is kept: ${TRANSPORTS[transport]} adds ${budget.p99} at p99`
            : `${TRANSPORTS[transport]} adds ${budget.p99} at p99`,
        ]
      : [];
  return [...(reasons.length > 0 ? reasons : ["no criterion leans clearly"]), ...ofBudget];
};

const latency = ({ transport, added, network, share, matters, budget }: AnswerReasons): string => {
  if (transport === "in-process") return "in-process adds nothing to a call";
  const ofNetwork = network ? `, ${network} of it on the network` : "";
  const adds = `${TRANSPORTS[transport]} adds ${added} to a call${ofNetwork}, which is ${share} of a question's time`;
  return matters || budget ? adds : `latency does not matter: ${adds}`;
};

export const en: AdviceMessages = {
  ...inputsEn,
  ...toDoEn,
  title: "Which transport fits this case?",
  transports: TRANSPORTS,
  none: "none",
  headings: {
    answer: "Answer",
    case: "The case",
    changes: "What would change it",
    criteria: "The nine criteria",
    criterion: "Criterion",
    figure: "Measured figures",
    formulas: "Formulas",
    guide: "Guide",
    setUp: "To set up",
    sources: "Where the figures come from",
    table: "The transports in this case",
    tips: "Tips towards",
    toDo: "What to do",
    why: "Why",
  },
  verdict: ({ transport, llmServers, otherCallers }, { llmServers: count, runsOn, otherCallers: others }, sizes) => {
    const who = runsOn === "desktop" ? "desktop assistant" : "LLM server";
    const each = count === 1 ? `the ${who}` : `each of the ${whole(count)} ${who}s`;
    const reached = others.length > 0 ? " and the other callers" : "";
    const all = count === 1 ? `the ${who}` : `${count === 2 ? "both" : `all ${whole(count)}`} ${who}s`;
    const server = `for ${all}${reached}`;
    const servers =
      sizes.toolServers === 1
        ? "one HTTP tool server"
        : `${whole(sizes.toolServers)} HTTP tool servers behind a load balancer`;
    const them = sizes.toolServers === 1 ? "it" : "them";
    if (transport === "mix")
      return `Use both: ${TRANSPORTS[llmServers]} for the ${who}${count === 1 ? "" : "s"}, ${otherCallers === "http" ? "an HTTP tool server" : "stdio, with a copy of the tools,"} for the other callers.`;
    switch (llmServers) {
      case "http":
        return `Run the tools as ${servers} ${server}.`;
      case "rest":
        return `Run the tools as ${servers} ${server}, and call ${them} over plain REST.`;
      case "stdio":
        return `Let ${each} start the tools itself, over stdio.`;
      case "stdio-pool":
        return `Let ${each} start a pool of ${sizes.pool} tool processes, over stdio.`;
      case "in-process":
        return `Run the tools inside the process of ${each}.`;
    }
  },
  hardly: (verdict) => `It hardly matters in this case: ${first(verdict)}`,
  overBudget: (verdict, budget) => `No transport keeps the ${budget} at p99; the nearest is this: ${first(verdict)}`,
  because: (reasons) => sentence([...deciding(reasons), latency(reasons)].join("; ")),
  short: ({ transport, llmServers, otherCallers }) =>
    transport === "mix"
      ? `${TRANSPORTS[llmServers]} for the LLM servers, ${otherCallers === "http" ? "HTTP" : "stdio"} for other callers`
      : TRANSPORTS[transport],
  levels: { low: "Not sure", medium: "Fairly sure", high: "Sure" },
  confidence: (level, because, figures) => [`${level}: ${because.join("; ")}.`, ...figures].join(" "),
  confidenceReasons: {
    "clear-margin": "the criteria lean clearly to one side",
    "some-margin": "the criteria lean to one side",
    "small-margin": "the criteria nearly balance",
    "only-http-reaches-all": "only HTTP reaches all callers",
    "other-side-ruled-out": "the other side is ruled out, as the table says",
    "intervals-change-it": "within the intervals of the figures, another answer is possible",
    "no-transport-meets-budget": "no transport keeps the latency budget",
    "reference-figures": "Figures of another computer were used: bench claims measures yours.",
    "quick-figures": "Figures of a quick run are among them, with wide intervals.",
  },
  crossover: (field, direction, turns, more) => {
    const where = ({ value, isLast }: (typeof turns)[number]): string =>
      direction === "from" ? `from ${value} on` : isLast ? `at ${value}` : `at ${value} and below`;
    const shown = turns.map((turn) => `${where(turn)}, ${turn.becomes}`);
    return `${field}: ${[...shown, ...(more > 0 ? [`and ${more} more changes`] : [])].join("; ")}`;
  },
  otherChoice: (field, value, becomes) => `${field}: with "${value}", ${becomes}`,
  nothingChanges: "No single input changes it within the range that was searched.",
  costs: {
    addedP50Micros: "Added to a call, p50",
    addedP99Micros: "Added to a call, p99",
    chatShare: "Share of a question's time",
    cpuCores: "CPU cores, all machines",
    memoryBytes: "Memory, all machines",
    processes: "Processes",
    startCpuMicros: "CPU time to start all",
    networkBytesPerSecond: "Between machines",
    lostInUpdate: "Calls lost in an update",
    lostInCrash: "Calls lost in a crash of the tools",
    lostInOutage: "Calls lost in a network outage of a minute",
  },
  blocks: {
    budget: "adds more at p99 than allowed",
    overloaded: "its processes would be too busy",
    language: "the tools are written for another runtime",
    "untrusted-tools": "the tools are not trusted",
    desktop: "a desktop assistant is somebody else's program",
    "other-callers": "others call the tools too",
    pause: "an update restarts the LLM server",
  },
  blocked: (reasons) => `no: ${reasons.join(", ")}`,
  setUp: {
    "tool-server": "a tool server",
    "api-keys": "API keys",
    tls: "TLS",
    "rate-limits": "rate limits",
    "load-balancer": "load balancer",
    pool: "STDIO_POOL",
    "copy-per-llm-server": "a copy per LLM server",
    "server-of-others": "a tool server for the other callers",
    "release-together": "a release with the LLM server",
    nothing: "nothing",
  },
  criteria: criteriaEn,
  claims: (codes) => `${codes.length === 1 ? "claim" : "claims"} ${codes.join(", ")}`,
  withMore: (name, more) => `${name} (${more})`,
  tips: { http: "HTTP", stdio: "stdio", neither: "no preference" },
  decides: "changes the answer",
  strengths: ["", "weak reason", "clear reason", "decisive reason"],
  constants: constantsEn,
  range: (low, high) => `${low} to ${high}`,
  source: ({ kind, machine, date, mode, file, experiments }) =>
    `${kind === "measured" ? "Measured by bench claims" : "Reference figures"} (${machine}, ${date}${mode === "quick" ? ", quick run" : ""}${file ? `, ${file}` : ""}): ${experiments.join(", ")}`,
  computed: "Every figure of the table is computed from these, by formulas that advise --details prints.",
  times: "x",
  updateTwo: (lost) =>
    `An update of a lone tool server loses up to ${calls(lost)}; two behind a load balancer lose none (claim H3), as docs/en/rolling-updates.md shows.`,
  failOver: (lost) =>
    `A crash of a tool server loses up to ${calls(lost)}: TOOL_TRANSPORT=auto answers over stdio meanwhile, with a copy of the tools at each LLM server.`,
  withoutOthers: (becomes) =>
    becomes === undefined
      ? "Without the other callers the answer stays the same."
      : `Without the other callers the answer would be: ${becomes}.`,
  needsOperator: "A tool server needs somebody who starts, updates and watches it. This case has nobody who does.",
  desktopRoundTrip:
    "The round trip is given as 0, but people's desktops reach a tool server over a network. Give the real round trip to get figures that hold.",
  payloadUncounted: (size) =>
    `For payloads of ${size}, these figures count the time on the network, but not the time to write and parse them.`,
  keepOneProcess: (index, perCall) =>
    `Each further process, such as one per conversation, loads the index of ${index} again, and a process per call takes at least ${perCall} each time (X4). Keep one process.`,
};
