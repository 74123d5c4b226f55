import { machine } from "@twinhost/report";
import { z } from "zod";
import type { Load } from "./load.ts";
import { describeMachine, productVersion, readVersions } from "./machine.ts";

/** What every report of a run says of the run itself. */
export const runRecord = {
  product: z.strictObject({ name: z.literal("twinhost"), version: z.string() }),
  startedAt: z.iso.datetime(),
  seconds: z.number(),
  command: z.string().describe("Repeats the run"),
  machine,
  versions: z.record(z.string(), z.string()),
};

export interface MeasuredRun {
  readonly startedAt: Date;
  readonly command: string;
  readonly loadBefore: Load;
}

/** A run that has just ended, as its report says it. */
export const recordRun = ({ startedAt, command, loadBefore }: MeasuredRun) => ({
  product: { name: "twinhost" as const, version: productVersion() },
  startedAt: startedAt.toISOString(),
  seconds: (Date.now() - startedAt.getTime()) / 1_000,
  command,
  machine: describeMachine(loadBefore),
  versions: readVersions(),
});
