import type { AdviceCase } from "../src/case.ts";

/** A case with the answer that an engineer who knows the measured claims would give, and why. */
export interface KnownCase {
  readonly name: string;
  readonly given: Partial<AdviceCase>;
  /** The transport; for a mix, `mix` with the transports of the LLM servers and of the other callers. */
  readonly answer: string;
  readonly why: string;
  /** Whether it matters; omitted where the case is not about that. */
  readonly matters?: boolean;
}

const ENGINE = { toolKind: "engine", indexMiB: 1_536 } as const;
const CONTAINERS = { operations: "containers" } as const;
const FAST_CHAT = { modelMs: 5, callsPerQuestion: 10, toolMs: 1 } as const;
const WEEKLY = { toolUpdatesPerMonth: 4.3 } as const;
const DAILY = { toolUpdatesPerMonth: 22 } as const;
const HOURLY = { toolUpdatesPerMonth: 720 } as const;
const PARTNER = { otherCallers: ["outsiders"] } satisfies Partial<AdviceCase>;
const SERVICES = { otherCallers: ["own-services"] } satisfies Partial<AdviceCase>;
const DESKTOPS = { otherCallers: ["desktop-clients"] } satisfies Partial<AdviceCase>;

const known = (
  name: string,
  given: Partial<AdviceCase>,
  answer: string,
  why: string,
  matters?: boolean,
): KnownCase => ({
  name,
  given,
  answer,
  why,
  ...(matters === undefined ? {} : { matters }),
});

export const CASES: readonly KnownCase[] = [
  // One LLM server
  known("nothing special", {}, "stdio", "one LLM server on one machine: a server would only add parts", true),
  known("in containers", CONTAINERS, "stdio", "still one LLM server, which needs less memory with its own child"),
  known("slow model", { modelMs: 10_000 }, "stdio", "latency cannot speak against the simpler set-up"),
  known("many calls that wait", { callsPerSecond: 1_000 }, "stdio", "waiting takes no core"),
  known("weekly updates", WEEKLY, "stdio", "one child is replaced without a lost call (S10)"),
  known("daily updates in containers", { ...CONTAINERS, ...DAILY }, "stdio", "as many roll-outs over both"),
  known(
    "hourly updates in containers",
    { ...CONTAINERS, ...HOURLY },
    "stdio",
    "as many roll-outs over both, and a replaced child loses nothing, where a tool server alone pauses (S9, S10)",
  ),
  known("hourly updates without operations", { operations: "none", ...HOURLY }, "stdio", "nobody runs a second server"),
  known(
    "updates without a pause",
    { pauseAllowed: false, ...WEEKLY },
    "stdio",
    "the replaced child loses nothing; HTTP would need two servers and a load balancer",
  ),
  known(
    "large payloads from afar",
    { payloadKiB: 10_240, roundTripMs: 5 },
    "stdio",
    "nothing has to cross the network",
  ),
  known("tools in another language", { toolLanguage: "other" }, "stdio", "a child may be any program"),
  known(
    "index of 4 GiB",
    { ...CONTAINERS, toolKind: "engine", indexMiB: 4_096 },
    "stdio",
    "the index is in memory once either way",
    false,
  ),

  // Development
  known("laptop", { stage: "development", operations: "none" }, "stdio", "one command, no port"),
  known(
    "development with daily changes",
    { ...CONTAINERS, ...DAILY, stage: "development" },
    "stdio",
    "while one writes tools, a child is restarted fast",
  ),
  known(
    "two LLM servers in development",
    { ...CONTAINERS, llmServers: 2, stage: "development" },
    "stdio",
    "memory is the same, and development asks for simplicity",
  ),

  // Several LLM servers
  known(
    "two on one machine",
    { llmServers: 2 },
    "stdio",
    "two need the same memory either way, and one server less is simpler",
    false,
  ),
  known("two with daily updates", { llmServers: 2, ...DAILY }, "http", "forty roll-outs a month in place of twenty"),
  known(
    "two in containers",
    { ...CONTAINERS, llmServers: 2 },
    "http",
    "nothing leans: one copy of the tools is easier to keep",
    false,
  ),
  known("three on one machine", { llmServers: 3 }, "http", "memory and simplicity balance", false),
  known(
    "three in containers",
    { ...CONTAINERS, llmServers: 3 },
    "http",
    "from three on one server takes less memory (H2)",
  ),
  known("four with weekly updates", { llmServers: 4, ...WEEKLY }, "http", "four roll-outs a week in place of one"),
  known("nine on one machine", { llmServers: 9 }, "http", "a fourth of the memory is saved"),
  known("ten in containers", { ...CONTAINERS, llmServers: 10 }, "http", "memory and roll-outs", true),
  known(
    "fifty with daily updates",
    { ...CONTAINERS, llmServers: 50, ...DAILY },
    "http",
    "a thousand roll-outs a month in place of twenty",
    true,
  ),
  known(
    "three without operations",
    { llmServers: 3, operations: "none" },
    "stdio",
    "nobody is there to run a server for a few MiB",
  ),
  known(
    "three share 4 GiB",
    { ...CONTAINERS, llmServers: 3, toolKind: "engine", indexMiB: 4_096 },
    "http",
    "the index once in place of three times",
    true,
  ),
  known("two share 1.5 GiB", { llmServers: 2, ...ENGINE }, "http", "the index once in place of twice"),
  known(
    "three, no pause, weekly",
    { ...CONTAINERS, llmServers: 3, pauseAllowed: false, ...WEEKLY },
    "http",
    "one rolling update for all",
  ),
  known("a hundred", { ...CONTAINERS, llmServers: 100 }, "http", "a hundred copies of the tools", true),

  // Other callers
  known(
    "seen when: three LLM servers and a partner",
    { llmServers: 3, callsPerSecond: 20, roundTripMs: 5, ...WEEKLY, ...PARTNER },
    "http",
    "the partner needs a server, and all share it",
    true,
  ),
  known("a partner alone", PARTNER, "http", "the server must run anyway", true),
  known("a partner, containers", { ...CONTAINERS, ...PARTNER }, "http", "the server must run anyway"),
  known("services of our own", SERVICES, "http", "curl and an OpenAPI client cannot call a child (H5)", true),
  known(
    "services and a partner, no operations",
    { operations: "none", otherCallers: ["own-services", "outsiders"] },
    "http",
    "they reach nothing else",
  ),
  known(
    "a partner on an untrusted network",
    { untrusted: "network", ...PARTNER },
    "http",
    "the network is faced anyway: keys and TLS",
  ),
  known(
    "a partner, and a tight budget",
    { roundTripMs: 5, latencyBudgetMs: 5, ...PARTNER },
    "mix stdio http",
    "HTTP for the partner; 5 ms of network do not fit the LLM server's own calls",
  ),
  known(
    "services, and a budget under stdio's",
    { roundTripMs: 2, latencyBudgetMs: 1, ...SERVICES },
    "mix stdio http",
    "nothing keeps 1 ms with a process boundary, and in-process is not for others: the nearest",
  ),
  known(
    "desktop clients beside one LLM server",
    { ...CONTAINERS, ...DESKTOPS },
    "stdio",
    "every desktop client starts its own child too",
  ),
  known(
    "desktop clients beside ten",
    { ...CONTAINERS, llmServers: 10, ...DESKTOPS },
    "mix http stdio",
    "ten share a server; small tools that seldom change may be copied to desktops",
  ),
  known(
    "desktop clients beside ten, tools change often",
    { ...CONTAINERS, llmServers: 10, toolUpdatesPerMonth: 8, ...DESKTOPS },
    "http",
    "copies on desktops would be old",
  ),
  known(
    "desktop clients beside ten, large index",
    { ...CONTAINERS, llmServers: 10, ...ENGINE, ...DESKTOPS },
    "http",
    "no desktop should hold the index",
  ),
  known(
    "desktop clients keep a fast LLM server from in-process",
    { ...FAST_CHAT, ...DESKTOPS },
    "stdio",
    "the tools are a program of their own then",
  ),

  // Desktops
  known(
    "seen when: a desktop assistant with 1.5 GiB",
    { runsOn: "desktop", operations: "none", toolLanguage: "other", ...ENGINE },
    "stdio",
    "one process, one index, no port",
    true,
  ),
  known(
    "two assistants with 1.5 GiB",
    { runsOn: "desktop", llmServers: 2, operations: "none", ...ENGINE },
    "http",
    "the index would be there twice",
  ),
  known(
    "two assistants, weekly updates",
    { runsOn: "desktop", llmServers: 2, operations: "none", ...ENGINE, ...WEEKLY },
    "http",
    "index and roll-outs",
  ),
  known(
    "twenty assistants with 1.5 GiB",
    { runsOn: "desktop", llmServers: 20, operations: "none", ...ENGINE },
    "http",
    "30 GiB in place of 1.5",
  ),
  known(
    "a desktop assistant, fast model",
    { runsOn: "desktop", ...FAST_CHAT },
    "stdio",
    "its program is somebody else's: nothing goes inside",
  ),

  // Latency
  known(
    "voice assistant",
    { modelMs: 20, callsPerQuestion: 5, toolMs: 1 },
    "stdio",
    "a few percent of a question are worth it",
  ),
  known("a model that hardly takes time", FAST_CHAT, "in-process", "even stdio is a tenth of a question"),
  known(
    "the same with two LLM servers",
    { llmServers: 2, ...FAST_CHAT },
    "in-process",
    "latency decides, memory is even",
  ),
  known(
    "the same, tools in another language",
    { toolLanguage: "other", ...FAST_CHAT },
    "stdio",
    "in-process needs the same runtime",
  ),
  known(
    "the same, updates without a pause",
    { pauseAllowed: false, ...FAST_CHAT },
    "stdio",
    "in-process restarts the LLM server",
  ),
  known(
    "the same, tools that compute",
    { ...FAST_CHAT, toolKind: "cpu", toolMs: 6 },
    "stdio",
    "a tool that blocks for long would block every chat",
  ),
  known(
    "three, fast chat, 5 ms away",
    { ...CONTAINERS, llmServers: 3, modelMs: 20, callsPerQuestion: 5, toolMs: 1, roundTripMs: 5 },
    "stdio",
    "a fifth of the question would be network",
  ),
  known(
    "three, 300 ms away",
    { ...CONTAINERS, llmServers: 3, roundTripMs: 300 },
    "stdio",
    "a tenth of the question would be network",
  ),
  known(
    "three, 100 ms away",
    { ...CONTAINERS, llmServers: 3, roundTripMs: 100 },
    "http",
    "a few percent, which the memory balances",
    false,
  ),
  known(
    "three, 10 MiB answers",
    { ...CONTAINERS, llmServers: 3, payloadKiB: 10_240, roundTripMs: 5 },
    "http",
    "a few percent, which the memory balances",
    false,
  ),
  known("a budget of 3 ms", { latencyBudgetMs: 3 }, "in-process", "stdio's p99 is above it"),
  known(
    "a budget of 3 ms, another language",
    { latencyBudgetMs: 3, toolLanguage: "other" },
    "stdio",
    "nothing keeps it: the nearest",
  ),
  known(
    "ten with a budget of 4 ms",
    { ...CONTAINERS, llmServers: 10, latencyBudgetMs: 4 },
    "stdio",
    "only a pipe keeps it",
  ),
  known(
    "ten with a budget between REST and MCP",
    { ...CONTAINERS, llmServers: 10, latencyBudgetMs: 4.85 },
    "rest",
    "REST does less for each call",
  ),
  known(
    "three, 20 ms away, a budget of 10 ms",
    { ...CONTAINERS, llmServers: 3, roundTripMs: 20, latencyBudgetMs: 10 },
    "stdio",
    "the round trip alone is over it",
  ),
  known(
    "ten, 20 ms away, a budget of 30 ms",
    { ...CONTAINERS, llmServers: 10, roundTripMs: 20, latencyBudgetMs: 30 },
    "http",
    "it fits",
  ),
  known(
    "many on a fast chat",
    { ...CONTAINERS, llmServers: 100, ...HOURLY, ...FAST_CHAT },
    "rest",
    "shared and changed often, but latency counts: REST takes less",
  ),

  // Load
  known(
    "two cores of tool work",
    { toolKind: "cpu", toolMs: 100, callsPerSecond: 20 },
    "stdio-pool",
    "a pool does as well as servers on one machine (S8)",
    true,
  ),
  known(
    "five cores of tool work",
    { ...CONTAINERS, toolKind: "cpu", toolMs: 100, callsPerSecond: 50 },
    "stdio-pool",
    "still one machine",
  ),
  known(
    "twelve cores of tool work",
    { ...CONTAINERS, toolKind: "cpu", toolMs: 100, callsPerSecond: 125 },
    "stdio-pool",
    "one large machine, and half the memory",
  ),
  known(
    "two with five cores of tool work each",
    { ...CONTAINERS, llmServers: 2, toolKind: "cpu", toolMs: 100, callsPerSecond: 50 },
    "stdio-pool",
    "a pool does as well on a machine (S8), with less memory than seventeen servers",
  ),
  known(
    "a hundred that call a hundred times a second",
    { ...CONTAINERS, llmServers: 100, callsPerSecond: 100 },
    "http",
    "three tool servers are enough",
    true,
  ),
  known(
    "eighteen cores of tool work",
    { ...CONTAINERS, toolKind: "cpu", toolMs: 100, callsPerSecond: 180 },
    "http",
    "more than one machine gives",
  ),
  known(
    "forty cores of tool work",
    { toolKind: "cpu", toolMs: 100, callsPerSecond: 400 },
    "http",
    "no pool is that large",
  ),
  known(
    "four with a core of tool work each, seldom changed",
    { ...CONTAINERS, llmServers: 4, toolUpdatesPerMonth: 0.5, toolKind: "cpu", toolMs: 50, callsPerSecond: 20 },
    "stdio-pool",
    "as many processes either way, and a tool process is smaller than a server",
  ),
  known(
    "a busy index of 4 GiB",
    { ...CONTAINERS, toolKind: "engine", indexMiB: 4_096, toolMs: 20, callsPerSecond: 50 },
    "stdio-pool",
    "two processes with the index either way",
    true,
  ),

  // Security
  known("an untrusted network", { untrusted: "network" }, "stdio", "nothing listens (S3)", true),
  known(
    "three on an untrusted network",
    { ...CONTAINERS, llmServers: 3, untrusted: "network" },
    "stdio",
    "a few MiB are not worth a port",
  ),
  known("untrusted tools", { untrusted: "tools" }, "http", "a container of their own limits what they reach", true),
  known(
    "neither trusted",
    { ...CONTAINERS, untrusted: "both" },
    "http",
    "a container on a private network, with keys and TLS",
  ),
  known(
    "untrusted tools, fast chat",
    { untrusted: "tools", ...FAST_CHAT },
    "rest",
    "no boundary is given up for speed",
  ),
];
