import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, S1, X2 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** How long one call takes. */
export const callTime: Experiment = {
  id: "S1",
  claims: { S1, X2 },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 5,
  secondsPerStart: { full: 10, quick: 5 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
