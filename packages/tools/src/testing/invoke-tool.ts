import { pino } from "pino";
import type { z } from "zod";
import { LOCAL_CALLER } from "../core/caller.ts";
import type { Tool, ToolDefinition } from "../core/define-tool.ts";
import type { ToolResult } from "../core/result.ts";
import { createToolbox } from "../core/toolbox.ts";
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
