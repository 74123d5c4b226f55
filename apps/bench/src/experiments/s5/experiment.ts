import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, H8, S4, S5, S6 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What one LLM server with its tools consists of, and what it uses. */
export const oneSystem: Experiment = {
  id: "S5",
  claims: { S5, S4, S6, H8 },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 9,
  secondsPerStart: { full: 14, quick: 8 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
