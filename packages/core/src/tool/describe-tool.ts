import { z } from "zod";
import type { JsonObject } from "../json.ts";
import type { Tool, ToolAnnotations } from "./define-tool.ts";
import type { ToolErrors } from "./tool-reasons.ts";

/** A JSON Schema (2020-12) whose root is an object. */
export type ObjectSchema = JsonObject & { type: "object" };

/** A tool as callers see it: in `GET /tools`, MCP `tools/list` and the model's tool list. */
export interface ToolDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  /** Third-party tools may have none. */
  readonly outputSchema?: ObjectSchema;
  readonly annotations: ToolAnnotations;
  /** The tool's hints under {@link TOOL_HINTS_META} and its reasons under {@link TOOL_ERRORS_META}, if any. */
  readonly _meta?: JsonObject;
}

/** Key in `_meta` of a description for the tool's hints. */
export const TOOL_HINTS_META = "twinhost/hints";

/** Key in `_meta` of a description for the tool's failure reasons: `{ no_such_city: { code, description } }`. */
export const TOOL_ERRORS_META = "twinhost/errors";

const jsonSchema = (schema: z.ZodObject, io: "input" | "output"): ObjectSchema =>
  z.toJSONSchema(schema, { io }) as ObjectSchema;

const listed = (errors: ToolErrors): JsonObject =>
  Object.fromEntries(Object.entries(errors).map(([reason, { code, description }]) => [reason, { code, description }]));

/** Describes a tool for lists, with its schemas as JSON Schema. */
export const describeTool = (tool: Tool): ToolDescription => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  inputSchema: jsonSchema(tool.input, "input"),
  outputSchema: jsonSchema(tool.output, "output"),
  annotations: tool.annotations,
  ...(tool.hints || tool.errors
    ? {
        _meta: {
          ...(tool.hints && { [TOOL_HINTS_META]: { ...tool.hints } as JsonObject }),
          ...(tool.errors && { [TOOL_ERRORS_META]: listed(tool.errors) }),
        },
      }
    : {}),
});
