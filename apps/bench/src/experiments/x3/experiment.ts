import type { Experiment } from "../experiment.ts";
import { openFeatures } from "./measure.ts";
import { FIGURES, RULE } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What all features together add to a call. */
export const featureCost: Experiment = {
  id: "X3",
  claims: { X3: RULE },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 3,
  secondsPerStart: { full: 14, quick: 7 },
  open: openFeatures,
};
