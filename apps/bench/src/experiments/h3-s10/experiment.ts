import { missingNginx } from "../../processes/nginx.ts";
import type { Experiment } from "../experiment.ts";
import { measureStart } from "./measure.ts";
import { FIGURES, H3, S10 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What a tool update costs the users who ask questions during it. */
export const toolUpdate: Experiment = {
  id: "H3",
  claims: { H3, S10 },
  figures: FIGURES,
  texts: { en, ko },
  secondsPerStart: { full: 23, quick: 14 },
  missing: missingNginx,
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
