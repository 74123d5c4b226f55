import { missingNginx } from "../../processes/nginx.ts";
import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, H1, S8 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What is gained by more tool servers behind a load balancer, and by more tool processes in a pool. */
export const scaling: Experiment = {
  id: "H1",
  claims: { H1, S8 },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 7,
  secondsPerStart: { full: 60, quick: 19 },
  missing: missingNginx,
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
