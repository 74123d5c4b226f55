import { CLAIM_IDS } from "@twinhost/report";
import { z } from "zod";

/** What was seen of one experiment; all else is made from it. */
export const experimentResult = z.strictObject({
  id: z.enum(CLAIM_IDS),
  startedAt: z.iso.datetime(),
  seconds: z.number(),
  starts: z.array(z.record(z.string(), z.number())),
  /** Deployments whose calls were not steady yet at the end of a warm-up. */
  drifting: z.array(z.string()),
  /** The most of the processor that other programs used during a start, 0 to 1; null where the system does not tell. */
  othersShare: z.number().nullable(),
  /** Why it is void; null when every answer was right and the injection showed. */
  failure: z.string().nullable(),
});

export type ExperimentResult = z.output<typeof experimentResult>;
