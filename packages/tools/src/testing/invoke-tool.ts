import type { Tool, ToolDefinition, ToolResult } from "@twinhost/core";
import { createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { pino } from "pino";
import type { z } from "zod";

/** Runs one tool through the whole pipeline, as a host would, with an engine that is already open. */
export const invokeTool = async <
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Engine,
  Settings extends z.ZodObject,
>(
  tool: ToolDefinition<Input, Output, Engine, Settings>,
  args: unknown,
  engine?: Partial<Engine>,
): Promise<ToolResult> => {
  const result = await createToolbox({
    tools: [tool as unknown as Tool],
    engineOf: () => engine,
    log: pino({ level: "silent" }),
    recordUsage: () => {},
  }).invoke({ tool: tool.name, arguments: args, caller: LOCAL_CALLER, transport: "test" });
  return result.ok ? { ok: true, output: result.output } : result;
};
