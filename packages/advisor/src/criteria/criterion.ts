import type { ConstantId } from "../constants/definitions.ts";
import type { Inputs } from "../cost-model/inputs.ts";

/** The note's nine criteria, by the name of their guide (`docs/en/criteria-….md`), in the note's order. */
export const CRITERION_IDS = [
  "shared-tools",
  "frequent-changes",
  "scaling",
  "outside-clients",
  "single-server",
  "fast-responses",
  "simple-system",
  "security",
  "development",
] as const;

/** One of {@link CRITERION_IDS}. */
export type CriterionId = (typeof CRITERION_IDS)[number];

/** How far a criterion tips the answer. */
export interface Weight {
  /** Above 0 towards HTTP, below 0 towards stdio: 1 weak, 2 clear, 3 decisive. */
  readonly points: number;
  /** The figures it is based on, shown in its explanation. */
  readonly values: Readonly<Record<string, number>>;
}

/** A criterion of the note, as a rule of the advisor. */
export interface Criterion {
  readonly id: CriterionId;
  /** The claims of the ledger that measure it. */
  readonly claims: readonly string[];
  /** The constants shown beside it. */
  readonly constants: readonly ConstantId[];
  /** The values from which its weight is 1, 2 and 3; empty where it depends on a choice alone. */
  readonly grades: readonly number[];
  readonly weigh: (inputs: Inputs) => Weight;
}

/** How many of the grades a value reaches. */
export const gradeOf = (value: number, grades: readonly number[]): number =>
  grades.filter((grade) => value >= grade).length;
