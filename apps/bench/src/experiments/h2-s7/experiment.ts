import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, H2, S7 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What several LLM servers need, with shared tools and with their own. */
export const severalLlmServers: Experiment = {
  id: "H2",
  claims: { H2, S7 },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 11,
  secondsPerStart: { full: 12, quick: 7 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
