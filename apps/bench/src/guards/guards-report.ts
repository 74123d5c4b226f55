import { estimate, runRecord } from "@twinhost/report";
import { z } from "zod";
import { GUARD_ROWS, GUARD_TRANSPORTS } from "./guard.ts";

const row = z.strictObject({
  row: z
    .enum(GUARD_ROWS)
    .describe("The one guard that differs, the code for those that watch, all guards together, or nothing at all"),
  transport: z.enum(GUARD_TRANSPORTS),
  calls: z.int().min(1).describe("Timed calls of both sides; the answer of each was checked"),
  without: estimate.describe("p50 of a call without the guard, in microseconds"),
  added: estimate.describe("p50 with the guard minus p50 without, in microseconds; paired within rounds"),
  ratio: estimate.describe("p50 with the guard over p50 without"),
  addedCpu: estimate
    .nullable()
    .describe("The server's processor time per call with the guard minus without, in microseconds; null in-process"),
});

/** Schema of guards.json. */
export const guardsReport = z
  .strictObject({
    schemaVersion: z.literal(2),
    ...runRecord,
    method: z.strictObject({
      mode: z.enum(["full", "quick"]),
      starts: z.int().min(1).describe("How many times each deployment was started anew; the bootstrap draws starts"),
    }),
    guards: z.array(z.strictObject({ id: z.enum(GUARD_ROWS), off: z.string(), on: z.string() })),
    rows: z.array(row),
  })
  .describe("What each guard costs per call");

export type GuardsReport = z.output<typeof guardsReport>;
export type GuardsReportRow = z.output<typeof row>;
