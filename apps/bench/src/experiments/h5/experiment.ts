import type { Experiment } from "../experiment.ts";
import { FIGURES, RULE } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** Which third-party clients complete a call. */
export const foreignClients: Experiment = {
  id: "H5",
  claims: { H5: RULE },
  figures: FIGURES,
  texts: { en, ko },
  mostStarts: 1,
  secondsPerStart: { full: 7, quick: 7 },
  // The clients are loaded only when they are used.
  open: async (setting) => {
    const { measureStart } = await import("./measure.ts");
    return { measureStart: () => measureStart(setting), close: () => {} };
  },
};
