import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { defineEngine } from "../engine/define-engine.ts";
import { defineTool, type Tool } from "./define-tool.ts";

// Checked by the compiler: `pnpm typecheck` fails when one of these types is wrong.
describe("the types of defineTool", () => {
  const schemas = {
    input: z.strictObject({ text: z.string(), limit: z.number().default(5) }),
    output: z.object({ count: z.number() }),
  };
  const head = { name: "a", title: "A", description: "a", annotations: {}, timeoutMs: 1 };

  it("passes the validated input to run, with defaults", () => {
    defineTool({
      ...head,
      ...schemas,
      run: (input, context) => {
        expectTypeOf(input).toEqualTypeOf<{ text: string; limit: number }>();
        expectTypeOf(context.signal).toEqualTypeOf<AbortSignal>();
        expectTypeOf(context.engine).toEqualTypeOf<undefined>();
        return { count: 1 };
      },
    });
  });

  it("rejects a run with another return type", () => {
    defineTool({
      ...head,
      ...schemas,
      // @ts-expect-error: count must be a number
      run: () => ({ count: "1" }),
    });
    // @ts-expect-error: the tool has no run
    defineTool({ ...head, ...schemas });
  });

  it("passes the opened engine to run, and its declared settings to an engine", () => {
    const engine = defineEngine({
      name: "clock",
      settings: z.object({ CLOCK_STEP: z.coerce.number().default(1), CLOCK_KEY: z.string().optional() }),
      open: async ({ settings }) => {
        expectTypeOf(settings).toEqualTypeOf<{ CLOCK_STEP: number; CLOCK_KEY?: string | undefined }>();
        return { now: (): number => settings.CLOCK_STEP };
      },
      health: (clock) => [{ name: "clock", check: () => clock.now() }],
      spans: ["now"],
    });
    const tool = defineTool({
      ...head,
      ...schemas,
      engine,
      settings: z.object({ CLOCK_LOCALE: z.string().default("en") }),
      run: (_input, { engine: clock, settings }) => {
        expectTypeOf(settings).toEqualTypeOf<{ CLOCK_LOCALE: string }>();
        return { count: clock.now() };
      },
    });
    expectTypeOf(tool).toExtend<Tool>();
  });

  it("creates errors only for reasons that the tool declares", () => {
    defineTool({
      ...head,
      ...schemas,
      errors: { no_such_city: { code: "refused_input", description: "No city of this name is known." } },
      run: (_input, { error }) => {
        expectTypeOf(error).parameter(0).toEqualTypeOf<"no_such_city">();
        throw error("no_such_city", "There is no city Atlantis.");
      },
    });
  });

  it("rejects a span for a method that the engine does not have", () => {
    // @ts-expect-error: the engine has no method later
    defineEngine({ name: "clock", open: () => ({ now: () => 1 }), spans: ["later"] });
  });
});
