import type { Experiment } from "../experiment.ts";
import { openModelLatency } from "./measure.ts";
import { FIGURES, RULE } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** How much the transport matters next to the model's own latency. */
export const modelLatency: Experiment = {
  id: "X1",
  claims: { X1: RULE },
  figures: FIGURES,
  texts: { en, ko },
  secondsPerStart: { full: 27, quick: 12 },
  open: openModelLatency,
};
