import type { Experiment } from "../experiment.ts";
import { FIGURES, RULE } from "./rule.ts";
import { en, ko } from "./texts.ts";

/** What the transports cost as clients use them: a process or a connection for each call or conversation. */
export const shortLived: Experiment = {
  id: "X4",
  claims: { X4: RULE },
  figures: FIGURES,
  texts: { en, ko },
  fullStarts: 3,
  secondsPerStart: { full: 21, quick: 7 },
  // The certificate library is loaded only when it is used.
  open: async (setting) => (await import("./measure.ts")).openConversations(setting),
};
