import { z } from "zod";
import { estimate, machine } from "../report/schema.ts";
import { GUARD_IDS, GUARD_TRANSPORTS, SWITCHED_OFF } from "./guard.ts";

const row = z.strictObject({
  guard: z
    .enum([...GUARD_IDS, SWITCHED_OFF.id, "all"])
    .describe("The one guard that differs, all of them together, or the code for those that watch"),
  transport: z.enum(GUARD_TRANSPORTS),
  calls: z.int().min(1).describe("Timed calls of both sides; the answer of each was checked"),
  without: estimate.describe("p50 of a call without the guard, in microseconds"),
  added: estimate.describe("p50 with the guard minus p50 without, in microseconds; paired within rounds"),
  ratio: estimate.describe("p50 with the guard over p50 without"),
  addedMean: estimate.describe("The same difference of the mean call, which work done now and then is part of"),
});

/** The shape of guards.json. */
export const guardsReport = z
  .strictObject({
    schemaVersion: z.literal(1),
    product: z.strictObject({ name: z.literal("twinhost"), version: z.string() }),
    startedAt: z.iso.datetime(),
    seconds: z.number(),
    command: z.string().describe("Repeats the run"),
    machine,
    versions: z.record(z.string(), z.string()),
    method: z.strictObject({
      mode: z.enum(["full", "quick"]),
      starts: z.int().min(1).describe("How many times each deployment was started anew"),
      rounds: z.int().min(1).describe("Rounds over all starts, of the transport that has the fewest"),
      resampled: z.enum(["starts", "rounds"]).describe("What the bootstrap draws"),
    }),
    guards: z.array(z.strictObject({ id: z.enum([...GUARD_IDS, SWITCHED_OFF.id]), off: z.string(), on: z.string() })),
    rows: z.array(row),
  })
  .describe("What each guard costs per call");

export type GuardsReport = z.output<typeof guardsReport>;
export type GuardsReportRow = z.output<typeof row>;
