import { z } from "zod";
import type { JsonObject } from "../json.ts";
import type { Tool, ToolAnnotations } from "./define-tool.ts";

/** A JSON Schema (2020-12) whose root is an object. */
export type ObjectSchema = JsonObject & { type: "object" };

/** What a caller learns of a tool: `GET /tools`, MCP `tools/list`, the model's tool list. */
export interface ToolDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  readonly annotations: ToolAnnotations;
  /** The tool's hints under {@link TOOL_HINTS_META}, where it has some. */
  readonly _meta?: JsonObject;
}

/** Where a description carries the hints of its tool. */
export const TOOL_HINTS_META = "twinhost/hints";

const jsonSchema = (schema: z.ZodObject, io: "input" | "output"): ObjectSchema =>
  z.toJSONSchema(schema, { io }) as ObjectSchema;

/** A tool as lists show it, with its schemas as JSON Schema. */
export const describeTool = (tool: Tool): ToolDescription => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  inputSchema: jsonSchema(tool.input, "input"),
  outputSchema: jsonSchema(tool.output, "output"),
  annotations: tool.annotations,
  ...(tool.hints && { _meta: { [TOOL_HINTS_META]: { ...tool.hints } as JsonObject } }),
});
