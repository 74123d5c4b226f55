import type { ToolDependencies } from "@twinhost/tools";
import { defineTool, tools } from "@twinhost/tools";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { defineToolFor, type Tool } from "./define-tool.ts";

// Checked by the compiler: `pnpm typecheck` fails when one of these types is off.
describe("the types of defineTool", () => {
  const schemas = {
    input: z.strictObject({ text: z.string(), limit: z.number().default(5) }),
    output: z.object({ count: z.number() }),
  };
  const head = { name: "a", title: "A", description: "a", annotations: {}, timeoutMs: 1 };

  it("gives run the validated input, defaults filled in", () => {
    defineTool({
      ...head,
      ...schemas,
      run: (input, context) => {
        expectTypeOf(input).toEqualTypeOf<{ text: string; limit: number }>();
        expectTypeOf(context.signal).toEqualTypeOf<AbortSignal>();
        expectTypeOf(context.dependencies).toEqualTypeOf<ToolDependencies>();
        return { count: 1 };
      },
    });
  });

  it("refuses a run that answers something else", () => {
    defineTool({
      ...head,
      ...schemas,
      // @ts-expect-error: count must be a number
      run: () => ({ count: "1" }),
    });
    // @ts-expect-error: the tool has no run
    defineTool({ ...head, ...schemas });
  });

  it("takes other dependencies", () => {
    const tool = defineToolFor<{ clock: () => number }>()({
      ...head,
      ...schemas,
      run: (_input, { dependencies }) => ({ count: dependencies.clock() }),
    });
    expectTypeOf(tool).toExtend<Tool<{ clock: () => number }>>();
  });

  it("keeps every product tool assignable to the list", () => {
    expectTypeOf(tools).toEqualTypeOf<readonly Tool[]>();
  });
});
