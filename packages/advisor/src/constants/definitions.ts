/** Units of constants; the same as in the ledger for times and sizes. */
export type ConstantUnit = "micros" | "bytes" | "share" | "ratio" | "count";

/** Looks up a figure of one experiment by its id, for one start or over all of them. */
export type Figures = (id: string) => number;

/** Where a constant comes from: a figure of an experiment, or something computed from several of its figures. */
export interface Definition {
  readonly unit: ConstantUnit;
  readonly experiment: string;
  /** Shown as the source. */
  readonly figures: readonly string[];
  readonly read: (figure: Figures) => number;
}

const figure = (experiment: string, unit: ConstantUnit, id: string): Definition => ({
  unit,
  experiment,
  figures: [id],
  read: (of) => of(id),
});

/** By how much one figure exceeds another; 0 where noise makes it smaller. */
const difference = (experiment: string, unit: ConstantUnit, more: string, less: string): Definition => ({
  unit,
  experiment,
  figures: [more, less],
  read: (of) => Math.max(0, of(more) - of(less)),
});

/** The growth per additional LLM server, between the fewest and the most that were measured. */
export const perFurther = (
  experiment: string,
  unit: ConstantUnit,
  name: string,
  [few, many]: readonly [number, number],
) => {
  const [low, high] = [`${name}@${few}`, `${name}@${many}`];
  const read = (of: Figures): number => (of(high) - of(low)) / (many - few);
  return { unit, experiment, figures: [low, high], read };
};

/** The fixed part, whatever the number of LLM servers. */
export const onceForAll = (experiment: string, unit: ConstantUnit, name: string, counts: readonly [number, number]) => {
  const further = perFurther(experiment, unit, name, counts);
  const read = (of: Figures): number => of(`${name}@${counts[0]}`) - counts[0] * further.read(of);
  return { ...further, read };
};

/** Fewest and most LLM servers of H2, and the conversations of X4 that a quick run measures too. */
const LLM_SERVERS = [1, 8] as const;
const CONVERSATIONS = [1, 8] as const;

/** Every constant of the cost model. */
export const DEFINITIONS = {
  addedHttp: difference("X1", "micros", "http@50", "in-process@50"),
  addedStdio: difference("X1", "micros", "stdio@50", "in-process@50"),
  restOverHttp: { unit: "ratio", experiment: "S1", figures: ["rest", "http"], read: (of) => of("rest") / of("http") },
  tailHttp: difference("X4", "micros", "p99:http@1", "p50:http@1"),
  tailStdio: difference("X4", "micros", "p99:stdio@1", "p50:stdio@1"),
  questionBase: figure("X1", "micros", "in-process@0"),
  headHttp: difference("H10", "bytes", "http@0", "answer@0"),
  cpuHttp: figure("S5", "micros", "cpu:http"),
  cpuStdio: figure("S5", "micros", "cpu:stdio"),
  llmCpuInProcessOverHttp: figure("H4", "ratio", "cpu:in-process/http"),
  serverBytes: onceForAll("H2", "bytes", "memory:http", LLM_SERVERS),
  llmBytes: perFurther("H2", "bytes", "memory:http", LLM_SERVERS),
  sharedStdioBytes: onceForAll("H2", "bytes", "memory:stdio", LLM_SERVERS),
  llmStdioBytes: perFurther("H2", "bytes", "memory:stdio", LLM_SERVERS),
  poolBytes: perFurther("X4", "bytes", "memory:stdio-per-conversation", CONVERSATIONS),
  serverStartCpu: onceForAll("H2", "micros", "cpu:http", LLM_SERVERS),
  llmStartCpu: perFurther("H2", "micros", "cpu:http", LLM_SERVERS),
  sharedStdioStartCpu: onceForAll("H2", "micros", "cpu:stdio", LLM_SERVERS),
  llmStdioStartCpu: perFurther("H2", "micros", "cpu:stdio", LLM_SERVERS),
  processesPerChild: figure("H2", "count", "tools:stdio@1"),
  partsHttp: {
    unit: "count",
    experiment: "S5",
    figures: ["commands:http", "listeningPorts:http", "settings:http"],
    read: (of) => of("commands:http") + of("listeningPorts:http") + of("settings:http"),
  },
  partsStdio: {
    unit: "count",
    experiment: "S5",
    figures: ["commands:stdio", "listeningPorts:stdio", "settings:stdio"],
    read: (of) => of("commands:stdio") + of("listeningPorts:stdio") + of("settings:stdio"),
  },
  updateLostHttp: figure("H3", "count", "lost:http"),
  updateLostSwap: figure("H3", "count", "lost:stdio-swap"),
  updateLostRestart: figure("H3", "count", "lost:stdio-restart"),
  updatePauseHttp: figure("H3", "micros", "pause:http"),
  updatePauseSwap: figure("H3", "micros", "pause:stdio-swap"),
  updatePauseRestart: figure("H3", "micros", "pause:stdio-restart"),
  crashLostHttp: figure("S9", "share", "lost:http@killed"),
  crashLostStdio: figure("S9", "share", "lost:stdio@killed"),
  crashLostInProcess: figure("S9", "share", "lost:in-process@killed"),
  crashPauseHttp: figure("S9", "micros", "pause:http@killed"),
  crashPauseStdio: figure("S9", "micros", "pause:stdio@killed"),
  crashPauseInProcess: figure("S9", "micros", "pause:in-process@killed"),
  outageLostHttp: figure("H7", "share", "lost:llm-http@refuse"),
  outageLostStdio: figure("H7", "share", "lost:llm-stdio@refuse"),
  processEfficiencyHttp: figure("H1", "ratio", "efficiency:cpu:http@2"),
  processEfficiencyStdio: figure("H1", "ratio", "efficiency:cpu:stdio@2"),
  serversOverPool: figure("H1", "ratio", "pool:cpu"),
  /** Through nginx, whose own cost is in it. */
  callsPerServer: figure("H1", "count", "inFlight:perSecond:http@64"),
  callsPerChild: figure("H1", "count", "inFlight:perSecond:stdio@64"),
  clientsTried: figure("H5", "count", "tried"),
  clientsHttp: figure("H5", "count", "http"),
  clientsStdio: figure("H5", "count", "stdio"),
  abuseLetIn: figure("H9", "count", "let-in:default"),
  settingsToHarden: figure("H9", "count", "settings"),
  socketsHttp: figure("H9", "count", "sockets:http"),
  socketsStdio: figure("H9", "count", "sockets:stdio"),
  reachOfTool: figure("H9", "count", "reach:tool"),
  stdioPerCall: figure("X4", "micros", "p50:stdio-per-call@1"),
} as const satisfies Readonly<Record<string, Definition>>;

/** The name of a constant of the cost model. */
export type ConstantId = keyof typeof DEFINITIONS;

export const CONSTANT_IDS = Object.keys(DEFINITIONS) as ConstantId[];
