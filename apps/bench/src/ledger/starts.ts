import { sum } from "simple-statistics";
import type { Experiment } from "../experiments/experiment.ts";

type Mode = "full" | "quick";

/** Default for experiments; fewer than three give no intervals. */
export const STARTS: Readonly<Record<Mode, number>> = { full: 4, quick: 3 };

/** How often an experiment is started, given the requested number, if any. */
export const startsOf = (
  { fullStarts = STARTS.full, mostStarts }: Pick<Experiment, "fullStarts" | "mostStarts">,
  mode: Mode,
  asked: number = mode === "full" ? fullStarts : STARTS.quick,
): number => Math.min(asked, mostStarts ?? asked);

/** Expected duration of the experiments on two cores. */
export const secondsOf = (experiments: readonly Experiment[], mode: Mode, asked?: number): number =>
  sum(experiments.map((experiment) => startsOf(experiment, mode, asked) * experiment.secondsPerStart[mode]));
