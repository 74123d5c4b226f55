import type { ClaimId, Crossover, Estimate, Unit, Verdict } from "@twinhost/report";
import type { HostPaths } from "../arms/catalog.ts";
import type { Workloads } from "../run/reference.ts";
import type { CheckedCall } from "../workload/workload.ts";

/** What one fresh start of all processes saw, by name. */
export type StartFigures = Readonly<Record<string, number>>;

/** A figure of the report, made from starts. */
export interface Figure {
  readonly id: string;
  readonly unit: Unit;
  readonly of: (starts: readonly StartFigures[]) => number;
  /** The figure of two equal deployments, in the same unit: no verdict rests on less than its width. */
  readonly noise?: string;
  /** What starts measure only where they have calls enough; the figure is left out without it. */
  readonly needs?: string;
  /** Which direction is a loss, null for neither; of times and sizes it is more, of all else neither, unless it is said. */
  readonly worse?: "more" | "less" | null;
  /** Whether another machine has another, as of times and sizes. */
  readonly isAbsolute?: true;
}

/** Figures as a verdict may use them: at least as wide as their noise. @throws when there is no such figure */
export type Estimates = (id: string) => Estimate;

export interface Judgement {
  readonly verdict: Exclude<Verdict, "not-measured">;
  readonly crossover?: Crossover | undefined;
  /** Inconclusive for another reason than noise: the run lacked what the rule needs to judge at all. */
  readonly isUnfit?: true;
}

/** How a claim is judged, fixed before any run. */
export interface ClaimRule {
  readonly thresholds: Readonly<Record<string, number>>;
  /** Rests on counts and sizes alone, so that other programs on the machine do not bear on it. */
  readonly countsOnly?: true;
  judge(estimates: Estimates): Judgement;
}

/** What the sentence of a verdict is made from. */
export interface Facts {
  readonly judgement: Judgement;
  /** A figure with its interval, in its unit. */
  shown(id: string): string;
  /** As it was measured. */
  measured(id: string): Estimate;
  /** Whether this run has measured it. */
  has(id: string): boolean;
  /** Where the claim begins or ends to hold; undefined where it does not turn. */
  readonly crossover: string | undefined;
}

interface ClaimTexts {
  because(facts: Facts): string;
  /** Threshold, why that one, and what would flip it. */
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

/** What an experiment finds when it begins. */
export interface ExperimentSetting {
  readonly hosts: HostPaths;
  /** The run's own; has the index. */
  readonly dataDir: string;
  /** Small sums with their answers. */
  readonly calls: readonly CheckedCall[];
  readonly workloads: Workloads;
  readonly mode: "full" | "quick";
  readonly prices: Prices;
  /** Told of a deployment whose calls were not steady yet when its warm-up ended: the report says so. */
  onDrift(row: string): void;
}

export interface OpenExperiment {
  /** Starts all processes anew, measures, and ends them. @throws at a wrong answer, or where its injection did not show */
  measureStart(): Promise<StartFigures>;
  close(): void;
}

/** One folder and one line of the registry. */
export interface Experiment {
  /** The first of its claims. */
  readonly id: ClaimId;
  readonly claims: Readonly<Partial<Record<ClaimId, ClaimRule>>>;
  readonly figures: readonly Figure[];
  readonly texts: { readonly en: ExperimentTexts; readonly ko: ExperimentTexts };
  /** Where nothing but counts is judged, one start tells them. */
  readonly mostStarts?: number;
  /** Of a full run, where the intervals of four are wider than its rule can use. */
  readonly fullStarts?: number;
  /** What a start takes on two cores, for the time left. */
  readonly secondsPerStart: { readonly full: number; readonly quick: number };
  /** The program that it needs and this machine lacks, with where it is to be had; then its claims are not measured. */
  missing?(): string | undefined;
  open(setting: ExperimentSetting): Promise<OpenExperiment>;
}
