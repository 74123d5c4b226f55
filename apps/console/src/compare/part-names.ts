import type { Texts } from "../i18n/en.ts";
import type { Part } from "../timing/segments.ts";

/** How parts are named: a single run may be the model's first one, which repeats leave out. */
export const partNames = ({ segments, compare }: Texts, runs: number): Readonly<Record<Part, string>> =>
  runs === 1 ? { ...segments, model: compare.modelOfOneRun } : segments;
