import { createEventBus, defineEngine, defineTool, type EventBus, type Tool, type ToolContext } from "@twinhost/core";
import { z } from "zod";

/** The suite's tools publish changes here; each fixture has its own. */
interface ConformanceEngine {
  readonly changes: EventBus;
}

const conformanceEngine = defineEngine({
  name: "conformance",
  open: (): ConformanceEngine => ({ changes: createEventBus() }),
});

/** A tool without arguments; its result is the content that it shows. */
export const conformanceTool = (
  name: string,
  description: string,
  run: (
    input: Record<string, never>,
    context: ToolContext<ConformanceEngine>,
  ) => Record<string, never> | Promise<Record<string, never>>,
): Tool =>
  defineTool({
    name,
    title: name,
    description,
    input: z.strictObject({}),
    output: z.strictObject({}),
    annotations: {},
    timeoutMs: 10_000,
    engine: conformanceEngine,
    run: (input, context) => run(input as Record<string, never>, context),
  }) as unknown as Tool;

/** Like `conformanceTool`, with one string argument. */
export const conformanceToolWith = (
  argument: string,
  name: string,
  description: string,
  run: (value: string, context: ToolContext<ConformanceEngine>) => Record<string, never>,
): Tool => ({
  ...conformanceTool(name, description, () => ({})),
  input: z.strictObject({ [argument]: z.string() }),
  run: (input, context) => run(String(input[argument]), context),
});
