import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, H10 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** How many bytes a call takes on the wire and on the pipe. */
export const callBytes: Experiment = {
  id: "H10",
  claims: { H10 },
  figures: FIGURES,
  texts: { en, ko },
  secondsPerStart: { full: 3, quick: 2 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
