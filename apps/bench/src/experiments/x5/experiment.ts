import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, RULE } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What a million questions cost, at prices that the reader sets. */
export const money: Experiment = {
  id: "X5",
  claims: { X5: RULE },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 3,
  secondsPerStart: { full: 16, quick: 8 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
