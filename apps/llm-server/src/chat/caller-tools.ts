import { jsonSchema, type ToolSet, tool } from "ai";
import type { CallerTool } from "./question.ts";

/** Without `execute`: the answer ends with the call, and the caller runs it. */
export const toolsOfCaller = (tools: readonly CallerTool[]): ToolSet =>
  Object.fromEntries(
    tools.map(({ name, description, parameters }) => [
      name,
      tool({
        ...(description !== undefined && { description }),
        inputSchema: jsonSchema(parameters ?? { type: "object", properties: {} }),
      }),
    ]),
  );
