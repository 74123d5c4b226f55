import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, RULE } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What an LLM server's callers see when the process that runs its tools fails. */
export const toolProcessFaults: Experiment = {
  id: "S9",
  claims: { S9: RULE },
  figures: FIGURES,
  texts: { en, ko },
  secondsPerStart: { full: 33, quick: 20 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
