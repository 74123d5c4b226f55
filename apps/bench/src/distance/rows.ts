/** Deployments that rows compare; each is restarted as often as the plan says. */
export const DEPLOYMENTS = [
  "http-floor",
  "http-floor-again",
  "pipe-floor",
  "pipe-floor-again",
  "http",
  "rest",
  "stdio",
  "sdk-client-our-host",
  "sdk-client-sdk-host",
  "fastmcp",
  "llm-server",
  "large-stdio",
  "large-pipe-floor",
  "all-off",
  "all-on",
  "tools-3",
  "tools-3-again",
  "tools-100",
] as const;

export type DeploymentId = (typeof DEPLOYMENTS)[number];

/**
 * Per call in microseconds: CPU of client and server, CPU of the server, and p50. Then calls per second at concurrency
 * 16, and milliseconds to the first result.
 */
export const FIGURES = ["cpu", "serverCpu", "p50", "throughput", "coldStart"] as const;

export type FigureId = (typeof FIGURES)[number];

export const GROUPS = ["http", "rest", "stdio", "peers", "llm", "start", "large", "guards", "tools"] as const;

/** Group of rows for `--only`. */
export type GroupId = (typeof GROUPS)[number];

/** `flatWithin`: at most the largest ratio between two identical deployments at any start, from the named noise row. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number } | { readonly flatWithin: string };

/** Noise above this ratio hides too much to call a cost flat. */
export const FLAT_DECIDES_BELOW = 1.2;

interface DistanceRow {
  /** Unique. */
  readonly id: string;
  readonly groups: readonly GroupId[];
  readonly figure: FigureId;
  readonly of: DeploymentId;
  /** What `of` is divided by; null for a figure that stands alone. */
  readonly against: DeploymentId | null;
}

export interface GoalRow extends DistanceRow {
  readonly goal: Goal;
}

const row = (
  group: GroupId,
  figure: FigureId,
  of: DeploymentId,
  against: DeploymentId | null,
  goal: Goal,
): GoalRow => ({
  id: `${figure}:${against === null ? of : `${of}/${against}`}`,
  groups: [group],
  figure,
  of,
  against,
  goal,
});

/** The project's performance goals. Fixed before any run, like the thresholds of the verdicts. */
export const GOAL_ROWS: readonly GoalRow[] = [
  row("http", "cpu", "http", "http-floor", { atMost: 2 }),
  row("http", "p50", "http", "http-floor", { atMost: 1.7 }),
  row("http", "throughput", "http", "http-floor", { atLeast: 0.5 }),
  row("rest", "cpu", "rest", "http-floor", { atMost: 1.5 }),
  row("rest", "p50", "rest", "http-floor", { atMost: 1.5 }),
  row("stdio", "cpu", "stdio", "pipe-floor", { atMost: 2.5 }),
  row("stdio", "p50", "stdio", "pipe-floor", { atMost: 2 }),
  row("stdio", "throughput", "stdio", "pipe-floor", { atLeast: 0.25 }),
  row("peers", "throughput", "sdk-client-our-host", "sdk-client-sdk-host", { atLeast: 2 }),
  row("peers", "throughput", "http", "fastmcp", { atLeast: 8 }),
  row("llm", "serverCpu", "llm-server", null, { atMost: 350 }),
  row("start", "coldStart", "stdio", "pipe-floor", { atMost: 1.8 }),
  row("large", "p50", "large-stdio", "large-pipe-floor", { atMost: 1.15 }),
  row("guards", "serverCpu", "all-on", "all-off", { atMost: 1.3 }),
  row("tools", "cpu", "tools-100", "tools-3", { flatWithin: "cpu:tools-3-again/tools-3" }),
  row("tools", "p50", "tools-100", "tools-3", { flatWithin: "p50:tools-3-again/tools-3" }),
];

const withoutGoal = (figure: FigureId, group: GroupId, of: DeploymentId, against: DeploymentId): DistanceRow => ({
  id: `${figure}:${of}/${against}`,
  groups: [group],
  figure,
  of,
  against,
});

/** Start-up time of both servers up to the first right answer, compared with a bare one. They have no goal. */
export const START_ROWS: readonly DistanceRow[] = [
  withoutGoal("coldStart", "start", "http", "http-floor"),
  withoutGoal("coldStart", "start", "llm-server", "http-floor"),
];

const noise = (
  groups: readonly GroupId[],
  of: "http-floor" | "pipe-floor" | "tools-3",
  figures: readonly FigureId[],
): DistanceRow[] =>
  figures.map((figure) => ({ id: `${figure}:${of}-again/${of}`, groups, figure, of: `${of}-again`, against: of }));

/** Two identical deployments: any difference between them is noise. */
export const NOISE_ROWS: readonly DistanceRow[] = [
  ...noise(["http", "rest"], "http-floor", ["cpu", "p50", "throughput"]),
  ...noise(["stdio", "start"], "pipe-floor", ["cpu", "p50", "throughput", "coldStart"]),
  ...noise(["start"], "http-floor", ["coldStart"]),
  ...noise(["tools"], "tools-3", ["cpu", "p50"]),
];

/** The rows of these groups, noise last. */
export const rowsOf = (groups: readonly GroupId[]): readonly (DistanceRow & { readonly goal?: Goal })[] =>
  [...GOAL_ROWS, ...START_ROWS, ...NOISE_ROWS].filter((row) => row.groups.some((group) => groups.includes(group)));
