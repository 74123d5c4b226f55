import { CLAIM_IDS } from "@twinhost/report";
import { z } from "zod";

/** Everything observed of one experiment; the report is derived from it. */
export const experimentResult = z.strictObject({
  id: z.enum(CLAIM_IDS),
  startedAt: z.iso.datetime(),
  seconds: z.number(),
  starts: z.array(z.record(z.string(), z.number())),
  /** Deployments whose call times were not steady at the end of a warm-up. */
  drifting: z.array(z.string()),
  /** Largest CPU share of other programs during a start, 0 to 1; null if the system does not report it. */
  othersShare: z.number().nullable(),
  /** Why it is void; null if every answer was right and every injected fault showed. */
  failure: z.string().nullable(),
});

export type ExperimentResult = z.output<typeof experimentResult>;
