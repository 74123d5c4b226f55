import { sum } from "simple-statistics";
import type { Experiment } from "../experiments/experiment.ts";
import { EXPERIMENTS } from "../experiments/registry.ts";

type Mode = "full" | "quick";

/** Fewer give no intervals. */
const LEAST = 3;
const MOST = 5;
/** Half an hour, with room for what comes before and between. */
const FULL_SECONDS = 29 * 60;

/** How often an experiment is started where so many starts are asked for. */
export const startsOf = (asked: number, { mostStarts = asked }: Pick<Experiment, "mostStarts">): number =>
  Math.min(asked, mostStarts);

/** What experiments take on two cores. */
export const secondsOf = (experiments: readonly Experiment[], mode: Mode, starts: number): number =>
  sum(experiments.map((experiment) => startsOf(starts, experiment) * experiment.secondsPerStart[mode]));

const inHalfAnHour = (): number => {
  let starts = MOST;
  while (starts > LEAST && secondsOf(EXPERIMENTS, "full", starts) > FULL_SECONDS) starts--;
  return starts;
};

/** Of each experiment, unless told otherwise: as many as half an hour has room for. */
export const STARTS: Readonly<Record<Mode, number>> = { full: inHalfAnHour(), quick: LEAST };
