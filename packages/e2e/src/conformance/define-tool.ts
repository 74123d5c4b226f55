import { defineToolFor, type EventBus, type Tool, type ToolContext } from "@twinhost/core";
import { z } from "zod";

export interface ConformanceDependencies {
  readonly changes: EventBus;
}

const defineTool = defineToolFor<ConformanceDependencies>();

/** A tool without arguments whose answer is what it shows. */
export const conformanceTool = (
  name: string,
  description: string,
  run: (
    input: Record<string, never>,
    context: ToolContext<ConformanceDependencies>,
  ) => Record<string, never> | Promise<Record<string, never>>,
): Tool<ConformanceDependencies> =>
  defineTool({
    name,
    title: name,
    description,
    input: z.strictObject({}),
    output: z.strictObject({}),
    annotations: {},
    timeoutMs: 10_000,
    run: (input, context) => run(input as Record<string, never>, context),
  }) as unknown as Tool<ConformanceDependencies>;

/** The same with one argument, a text. */
export const conformanceToolWith = (
  argument: string,
  name: string,
  description: string,
  run: (value: string, context: ToolContext<ConformanceDependencies>) => Record<string, never>,
): Tool<ConformanceDependencies> => ({
  ...conformanceTool(name, description, () => ({})),
  input: z.strictObject({ [argument]: z.string() }),
  run: (input, context) => run(String(input[argument]), context),
});
