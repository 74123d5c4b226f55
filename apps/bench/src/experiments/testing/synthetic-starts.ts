import type { ClaimId } from "@twinhost/report";
import type { Experiment, Judgement, StartFigures } from "../experiment.ts";
import { beyondNoise, estimateFigures } from "../statistics.ts";

/** Starts vary by up to 1 %, as on a quiet machine. */
const WOBBLE = [1, 1.01, 0.99, 1.005, 0.995];

/** Five quiet starts with these figures. */
export const quietStarts = (figures: StartFigures): StartFigures[] =>
  WOBBLE.map((factor) => Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value * factor])));

/** The judgement of a claim from these starts. */
export const judgeStarts = (
  { claims, figures }: Experiment,
  claim: ClaimId,
  starts: readonly StartFigures[],
): Judgement | undefined => {
  const estimates = beyondNoise(figures, estimateFigures(figures, starts));
  return claims[claim]?.judge(estimates, (id) => estimates(id).value);
};
