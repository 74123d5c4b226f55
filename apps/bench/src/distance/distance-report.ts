import { estimate, runRecord } from "@twinhost/report";
import { z } from "zod";
import { DEPLOYMENTS, FIGURES } from "./rows.ts";

const row = z.strictObject({
  id: z.string().describe("Figure and deployments: `p50:http/http-floor`"),
  figure: z.enum(FIGURES),
  of: z.enum(DEPLOYMENTS),
  against: z.enum(DEPLOYMENTS).nullable().describe("What `of` is divided by; null where the figure stands alone"),
  measured: estimate
    .nullable()
    .describe("The ratio, paired within starts, or the figure that stands alone; null without a measurement"),
  ofFigure: estimate.nullable().describe("Microseconds per call, calls a second, or milliseconds to the first result"),
  againstFigure: estimate.nullable(),
  starts: z.int().min(0),
  goal: z
    .strictObject({
      sense: z.enum(["at-most", "at-least"]),
      limit: z.number().nullable().describe("Null where the noise that sets it was not measured"),
      flatWithin: z.string().nullable().describe("The row of the noise that sets the limit"),
    })
    .nullable()
    .describe("Null for what has no goal, and for noise: two deployments that do not differ"),
  verdict: z.enum(["met", "not-met", "inconclusive", "void", "left-out"]).nullable(),
  reason: z.string().nullable().describe("Why a row is void or left out"),
});

/** Schema of floors.json. */
export const distanceReport = z
  .strictObject({
    schemaVersion: z.literal(1),
    ...runRecord,
    method: z.strictObject({ mode: z.enum(["full", "quick"]), starts: z.int().min(1) }),
    rows: z.array(row),
  })
  .describe("How far transports and clients are from what carries them, and from the goals");

export type DistanceReport = z.output<typeof distanceReport>;
export type DistanceReportRow = z.output<typeof row>;
export type GoalVerdict = NonNullable<DistanceReportRow["verdict"]>;
