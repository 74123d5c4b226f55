import type { ClaimId } from "@twinhost/report";
import type { Experiment, Judgement, StartFigures } from "../experiment.ts";
import { beyondNoise, estimateFigures } from "../statistics.ts";

/** Starts that differ by a per cent from one to the next, as quiet ones do. */
const WOBBLE = [1, 1.01, 0.99, 1.005, 0.995];

/** Five quiet starts with these figures. */
export const quietStarts = (figures: StartFigures): StartFigures[] =>
  WOBBLE.map((factor) => Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value * factor])));

/** What a claim comes to by such starts. */
export const judgeStarts = (
  { claims, figures }: Experiment,
  claim: ClaimId,
  starts: readonly StartFigures[],
): Judgement | undefined => claims[claim]?.judge(beyondNoise(figures, estimateFigures(figures, starts)));
