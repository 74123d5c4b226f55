import type { ToolClient, Transport } from "@twinhost/tool-client";
import { type Caller, failure, type JsonObject, type ToolDescription, type ToolResult } from "@twinhost/tools";
import { dynamicTool, jsonSchema, type Schema, type ToolSet } from "ai";

/** A tool call of one answer, as it is told to the caller. */
export interface ToolCallRecord {
  readonly tool: string;
  /** The one that was really used. */
  readonly transport: Transport;
  readonly arguments: unknown;
  readonly outcome: ToolResult;
  readonly durationMs: number;
}

/** Longer than the longest tool may run: it ends calls to tools that went silent. */
const CALL_TIMEOUT_MS = 30_000;

/** Schemas are the same objects from one question to the next, as long as the list is. */
const schemas = new WeakMap<ToolDescription, Schema>();

const schemaOf = (tool: ToolDescription): Schema => {
  let schema = schemas.get(tool);
  if (!schema) {
    // Without a validator on purpose: the tools validate, and say which paths are wrong.
    schema = jsonSchema(tool.inputSchema as Parameters<typeof jsonSchema>[0]);
    schemas.set(tool, schema);
  }
  return schema;
};

/** The tools as the AI SDK offers them to a model. A failure goes to the model as a result, never as an exception. */
export const offeredTools = (
  descriptions: readonly ToolDescription[],
  client: () => ToolClient,
  caller: Caller,
  record: (toolCallId: string, call: ToolCallRecord) => void,
): ToolSet =>
  Object.fromEntries(
    descriptions.map((tool) => [
      tool.name,
      dynamicTool({
        description: tool.description,
        inputSchema: schemaOf(tool),
        execute: async (input, { toolCallId, abortSignal }): Promise<ToolResult> => {
          const startedAt = performance.now();
          const { transport, callTool } = client();
          const outcome = isObject(input)
            ? await callTool(tool.name, input, { signal: abortSignal, timeoutMs: CALL_TIMEOUT_MS, caller })
            : ({ ok: false, error: failure("invalid_arguments", "The arguments must be one JSON object.") } as const);
          record(toolCallId, {
            tool: tool.name,
            transport,
            arguments: input,
            outcome,
            durationMs: performance.now() - startedAt,
          });
          return outcome;
        },
        toModelOutput: ({ output }) => {
          const outcome = output as ToolResult;
          if (outcome.ok) return { type: "json", value: outcome.output };
          const { code, message } = outcome.error;
          return { type: "error-json", value: { code, message } };
        },
      }),
    ]),
  );

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
