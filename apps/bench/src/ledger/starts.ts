import { sum } from "simple-statistics";
import type { Experiment } from "../experiments/experiment.ts";

type Mode = "full" | "quick";

/** Of each experiment that names no other number; fewer than three give no intervals. */
export const STARTS: Readonly<Record<Mode, number>> = { full: 4, quick: 3 };

/** How often an experiment is started, where so many starts are asked for or nothing was said. */
export const startsOf = (
  { fullStarts = STARTS.full, mostStarts }: Pick<Experiment, "fullStarts" | "mostStarts">,
  mode: Mode,
  asked: number = mode === "full" ? fullStarts : STARTS.quick,
): number => Math.min(asked, mostStarts ?? asked);

/** What experiments take on two cores. */
export const secondsOf = (experiments: readonly Experiment[], mode: Mode, asked?: number): number =>
  sum(experiments.map((experiment) => startsOf(experiment, mode, asked) * experiment.secondsPerStart[mode]));
