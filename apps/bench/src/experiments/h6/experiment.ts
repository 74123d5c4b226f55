import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, RULE } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What a network round trip adds to a call. */
export const networkLatency: Experiment = {
  id: "H6",
  claims: { H6: RULE },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 6,
  secondsPerStart: { full: 20, quick: 8 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
