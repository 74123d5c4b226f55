import type { Experiment } from "../experiment.ts";
import { openHeavyTool } from "./measure.ts";
import { FIGURES, H4, S11 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What a CPU-heavy tool costs the LLM server. */
export const heavyTool: Experiment = {
  id: "H4",
  claims: { H4, S11 },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 7,
  secondsPerStart: { full: 35, quick: 13 },
  open: openHeavyTool,
};
