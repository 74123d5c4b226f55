import type { ClaimId, Crossover, Estimate, FigureKind, Unit, Verdict } from "@twinhost/report";
import type { HostPaths } from "../arms/catalog.ts";
import type { Workloads } from "../run/reference.ts";
import type { CheckedCall } from "../workload/workload.ts";

/** Measurements of one fresh start of all processes, by name. */
export type StartFigures = Readonly<Record<string, number>>;

/** Computes a figure from starts; the kind of its values is that of a difference unless stated. */
export interface Statistic {
  (starts: readonly StartFigures[]): number;
  readonly kind?: FigureKind;
}

/** A figure of the report, computed from all starts. */
export interface Figure {
  readonly id: string;
  readonly unit: Unit;
  readonly of: Statistic;
  /** Id of the noise figure: two identical deployments, in the same unit. Intervals are judged no narrower than it. */
  readonly noise?: string;
  /** A measurement that not every run takes; the figure is left out unless all starts have it. */
  readonly needs?: string;
  /** Of a percentile of calls, which is left out unless enough calls of all starts together lie beyond it. */
  readonly percentile?: { readonly of: number; callsIn(start: StartFigures): number };
  /** Of a share of questions: id of the figure that counts them in all starts, or as many others. */
  readonly outOf?: string;
  /** Which direction is a regression, null for neither; defaults to "more" for times and sizes, else to neither. */
  readonly worse?: "more" | "less" | null;
  /** The value depends on the machine, as times and sizes do. */
  readonly isAbsolute?: true;
}

/** Figures as a verdict may use them, widened to their noise. @throws if there is no such figure */
export type Estimates = (id: string) => Estimate;

/** A figure's value, for the place of a crossover. Unlike on {@link Estimates}, no verdict rests on it. */
export type Values = (id: string) => number;

export interface Judgement {
  readonly verdict: Exclude<Verdict, "not-measured">;
  readonly crossover?: Crossover | undefined;
  /** Inconclusive for a reason other than noise: the run lacked what the rule needs to judge at all. */
  readonly isUnfit?: true;
}

/** How a claim is judged, fixed before any run. */
export interface ClaimRule {
  readonly thresholds: Readonly<Record<string, number>>;
  /** Based on counts and sizes alone, so that other programs on the machine do not affect it. */
  readonly countsOnly?: true;
  judge(estimates: Estimates, values: Values): Judgement;
}

/** What the sentence that explains a verdict is built from. */
export interface Facts {
  readonly judgement: Judgement;
  /** A figure with its interval, in its unit. */
  shown(id: string): string;
  /** As measured, not widened by noise. */
  measured(id: string): Estimate;
  /** Whether this run measured it. */
  has(id: string): boolean;
  /** Where the claim starts or stops holding; undefined if there is no such point. */
  readonly crossover: string | undefined;
}

interface ClaimTexts {
  because(facts: Facts): string;
  /** The threshold, why it was chosen, and what would flip the verdict. */
  readonly rule: string;
}

export interface ExperimentTexts {
  readonly question: string;
  readonly method: readonly string[];
  figureName(id: string): string;
  readonly claims: Readonly<Partial<Record<ClaimId, ClaimTexts>>>;
}

/** What the reader pays, in any currency. */
export interface Prices {
  readonly coreHour: number;
  readonly gibHour: number;
}

/** What an experiment is given when it opens. */
export interface ExperimentSetting {
  readonly hosts: HostPaths;
  /** Owned by the run; contains the search index. */
  readonly dataDir: string;
  /** Small sums with their expected answers. */
  readonly calls: readonly CheckedCall[];
  readonly workloads: Workloads;
  readonly mode: "full" | "quick";
  readonly prices: Prices;
  /** Called with each scenario whose calls were not steady after warm-up; the report states it. */
  onDrift(row: string): void;
}

export interface OpenExperiment {
  /** Starts all processes afresh, measures and stops them. @throws on a wrong answer or an injection without effect */
  measureStart(): Promise<StartFigures>;
  close(): void;
}

/** One folder, and one line in the registry. */
export interface Experiment {
  /** The first of its claims. */
  readonly id: ClaimId;
  readonly claims: Readonly<Partial<Record<ClaimId, ClaimRule>>>;
  readonly figures: readonly Figure[];
  readonly texts: { readonly en: ExperimentTexts; readonly ko: ExperimentTexts };
  /** Upper limit of starts: one is enough where only counts are judged. */
  readonly mostStarts?: number;
  /** Starts of a full run, if the default number gives intervals too wide for its rule. */
  readonly fullStarts?: number;
  /** Duration of one start on two cores, to estimate the time left. */
  readonly secondsPerStart: { readonly full: number; readonly quick: number };
  /** A required program that this machine lacks, and how to install it; the claims are then not measured. */
  missing?(): string | undefined;
  open(setting: ExperimentSetting): Promise<OpenExperiment>;
}
