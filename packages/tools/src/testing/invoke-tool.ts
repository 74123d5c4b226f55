import type { Tool, ToolDefinition, ToolResult } from "@twinhost/core";
import { createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { pino } from "pino";
import type { z } from "zod";
import type { ToolDependencies } from "../dependencies.ts";

/** Runs one tool through the whole pipeline, as a host would. Name only the dependencies that the tool uses. */
export const invokeTool = async <Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: ToolDefinition<Input, Output, ToolDependencies>,
  args: unknown,
  dependencies: Partial<ToolDependencies> = {},
): Promise<ToolResult> => {
  const result = await createToolbox({
    tools: [tool as unknown as Tool],
    dependencies: dependencies as ToolDependencies,
    log: pino({ level: "silent" }),
    recordUsage: () => {},
  }).invoke({ tool: tool.name, arguments: args, caller: LOCAL_CALLER, transport: "test" });
  return result.ok ? { ok: true, output: result.output } : result;
};
