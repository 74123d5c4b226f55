import { z } from "zod";
import { CONSTANT_IDS, type ConstantId } from "./definitions.ts";

const source = z
  .strictObject({
    kind: z.enum(["measured", "reference"]).describe("On this machine, or on the one whose figures are shipped"),
    startedAt: z.iso.datetime().describe("The run"),
    mode: z.enum(["full", "quick"]),
    machine: z.string().describe("CPU and cores"),
    experiment: z.string().describe("The experiment of bench claims"),
    figures: z.array(z.string()).describe("Its figures"),
    file: z.string().nullable().describe("The report, where it is known"),
  })
  .describe("Where a constant comes from");

const constant = z.strictObject({
  value: z.number(),
  low: z.number().describe("Lower end of the 95 % interval; of the starts where the constant is computed"),
  high: z.number(),
  unit: z.enum(["micros", "bytes", "share", "ratio", "count"]),
  source,
});

/** A measured figure that the cost model is based on. */
export type Constant = z.output<typeof constant>;

/** All constants of the cost model. */
export type Constants = Readonly<Record<ConstantId, Constant>>;

/** The schema of {@link Constants}. */
export const constants = z.record(z.enum(CONSTANT_IDS as [ConstantId, ...ConstantId[]]), constant);
