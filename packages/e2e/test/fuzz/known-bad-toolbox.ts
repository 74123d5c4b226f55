import { createToolbox, defineTool, type JsonValue, type Tool, type Toolbox } from "@twinhost/core";
import fc, { type Arbitrary } from "fast-check";
import { pino } from "pino";
import { z } from "zod";
import type { FuzzTarget } from "../../src/fuzz/target.ts";

const input = z.strictObject({ number: z.int() });
const output = z.strictObject({ double: z.number() });

/** A toolbox with a single tool `double`, implemented by the test. */
export const toolboxOf = (run: (number: number) => { double: number } | Promise<{ double: number }>): Toolbox => {
  const double = defineTool({
    name: "double",
    title: "Double",
    description: "Doubles a number.",
    input,
    output,
    annotations: { readOnlyHint: true },
    timeoutMs: 60_000,
    run: ({ number }) => run(number),
  });
  return createToolbox({
    tools: [double as unknown as Tool],
    log: pino({ level: "silent" }),
    recordUsage: () => {},
  });
};

/** Doubles numbers, but violates its own schema from 10 on. */
export const brokenToolbox = (): Toolbox =>
  toolboxOf((number) => ({ double: number < 10 ? number * 2 : ("many" as unknown as number) }));

export const target: FuzzTarget = {
  tool: "double",
  inputs: fc.record({ number: fc.integer({ min: 0, max: 1000 }) }) as Arbitrary<JsonValue>,
  output,
  runs: 200,
  isDeterministic: true,
};
