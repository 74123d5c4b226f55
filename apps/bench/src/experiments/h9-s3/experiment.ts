import type { Experiment } from "../experiment.ts";
import { FIGURES, H9, S3 } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** Which attacks succeed, and what a local user or a hostile tool reaches. */
export const security: Experiment = {
  id: "H9",
  claims: { H9, S3 },
  figures: FIGURES,
  texts: { en, ko },
  mostStarts: 1,
  secondsPerStart: { full: 15, quick: 15 },
  // The certificate library is loaded only when it is used.
  open: async (setting) => {
    const { measureStart } = await import("./measure.ts");
    return { measureStart: () => measureStart(setting), close: () => {} };
  },
};
