import type { ServerTiming, ToolClient, Transport } from "@twinhost/client";
import { failure, type JsonObject, TOOL_HINTS_META, type ToolDescription, type ToolResult } from "@twinhost/core";
import { dynamicTool, jsonSchema, type Schema, type ToolSet } from "ai";
import type { AnswerRecorder } from "./answer-recorder.ts";
import { modelOutput } from "./model-output.ts";
import { providerSchema } from "./provider-schema.ts";
import type { Question } from "./question.ts";
import { withProgress } from "./tool-progress.ts";

export interface ToolCallLimits {
  /** What is left of the answer's time, in milliseconds: no call may take longer. */
  readonly remainingMs: () => number;
  /** Whose calls have their own time limits. */
  readonly isThirdParty: (tool: string) => boolean;
  /** The longest result that a model is shown whole, in characters of its JSON. */
  readonly maxResultChars: number;
  /** Whether the model sees the images of a result. */
  readonly takesImages: boolean;
}

/** Longer than the longest of our tools may run: it ends calls to tools that went silent. */
const CALL_TIMEOUT_MS = 30_000;

/** Schemas are the same objects from one question to the next, as long as the list is. */
const schemas = new WeakMap<ToolDescription, Schema>();

const schemaOf = (tool: ToolDescription): Schema => {
  let schema = schemas.get(tool);
  if (!schema) {
    // Without a validator on purpose: the tools validate, and say which paths are wrong.
    schema = jsonSchema(providerSchema(tool.inputSchema) as Parameters<typeof jsonSchema>[0]);
    schemas.set(tool, schema);
  }
  return schema;
};

/** Read by the built-in model; other providers' options are not touched. */
const hintsOf = ({ _meta }: ToolDescription) => {
  const hints = _meta?.[TOOL_HINTS_META];
  return isObject(hints) ? { providerOptions: { twinhost: hints } } : {};
};

/** The tools as the AI SDK offers them to a model. A failure goes to the model as a result, never as an exception. */
export const offeredTools = (
  descriptions: readonly ToolDescription[],
  client: () => ToolClient,
  { caller, requestId }: Pick<Question, "caller" | "requestId">,
  recorder: AnswerRecorder,
  { remainingMs, isThirdParty, maxResultChars, takesImages }: ToolCallLimits,
): ToolSet => {
  const limits = { maxChars: maxResultChars, takesImages };
  /** Asked for twice: what is recorded of a call, and what the model sees. */
  const shown = new WeakMap<JsonObject, ReturnType<typeof modelOutput>>();
  const shownOf = (output: JsonObject): ReturnType<typeof modelOutput> => {
    const known = shown.get(output) ?? modelOutput(output, limits);
    shown.set(output, known);
    return known;
  };
  return Object.fromEntries(
    descriptions.map((tool) => [
      tool.name,
      dynamicTool({
        description: tool.description,
        inputSchema: schemaOf(tool),
        ...hintsOf(tool),
        execute: (input, { toolCallId, abortSignal }) =>
          withProgress(async (report): Promise<ToolResult> => {
            const reached = client();
            const end = recorder.beginCall(toolCallId, {
              tool: tool.name,
              arguments: input,
              transport: reached.transport,
            });
            let timing: ServerTiming | undefined;
            let transport: Transport = reached.transport;
            const outcome = isObject(input)
              ? await reached.callTool(tool.name, input, {
                  caller,
                  requestId,
                  signal: abortSignal,
                  timeoutMs: isThirdParty(tool.name) ? remainingMs() : Math.min(CALL_TIMEOUT_MS, remainingMs()),
                  onTransport: (used) => {
                    transport = used;
                  },
                  onProgress: (progress, total, message) =>
                    report({
                      progress,
                      ...(total !== undefined && { total }),
                      ...(message !== undefined && { message }),
                    }),
                  onTiming: (told) => {
                    timing = told;
                  },
                })
              : ({ ok: false, error: failure("invalid_arguments", "The arguments must be one JSON object.") } as const);
            end({ transport, outcome, timing, cut: outcome.ok ? shownOf(outcome.output).cut : undefined });
            return outcome;
          }),
        toModelOutput: ({ output }) => {
          const outcome = output as ToolResult;
          if (!outcome.ok) {
            const { code, message, reason } = outcome.error;
            return { type: "error-json", value: { code, ...(reason !== undefined && { reason }), message } };
          }
          return shownOf(outcome.output).value;
        },
      }),
    ]),
  );
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
