import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, H7, S2 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What a failing network does to calls, over HTTP and over stdio. */
export const networkFaults: Experiment = {
  id: "H7",
  claims: { H7, S2 },
  figures: FIGURES,
  texts: { en, ko },
  secondsPerStart: { full: 39, quick: 22 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
