import { z } from "zod";
import { CALL_ID, pieces, type Turn, USAGE, type WireFormat } from "./wire-format.ts";

const text = z.object({ type: z.literal("text"), text: z.string() });
const toolUse = z.object({ type: z.literal("tool_use"), id: z.string(), name: z.string(), input: z.looseObject({}) });
const toolResult = z.object({
  type: z.literal("tool_result"),
  tool_use_id: z.string(),
  content: z.string(),
});

const body = z.object({
  model: z.string(),
  stream: z.boolean().optional(),
  max_tokens: z.number(),
  system: z.array(text).default([]),
  messages: z.array(
    z.discriminatedUnion("role", [
      z.object({ role: z.literal("user"), content: z.array(z.union([text, toolResult])) }),
      z.object({ role: z.literal("assistant"), content: z.array(z.union([text, toolUse])) }),
    ]),
  ),
  tools: z
    .array(
      z.object({
        name: z.string(),
        description: z.string(),
        input_schema: z.looseObject({ type: z.literal("object") }),
      }),
    )
    .default([]),
  stop_sequences: z.array(z.string()).default([]),
});

const usage = { input_tokens: USAGE.input, output_tokens: USAGE.output };
const head = { id: "msg_1", type: "message", role: "assistant", model: "peer" };

const stopReason = (turn: Turn): string => ("call" in turn ? "tool_use" : turn.isCut ? "max_tokens" : "end_turn");

const block = (turn: Turn) =>
  "text" in turn
    ? { type: "text", text: turn.text }
    : { type: "tool_use", id: CALL_ID, name: turn.call.name, input: turn.call.arguments };

/** Anthropic's Messages API. */
export const anthropicMessages: WireFormat = {
  path: () => "/v1/messages",
  keyHeader: ["x-api-key", ""],
  read: (given) => {
    const { model, stream = false, max_tokens, system, messages, tools, stop_sequences } = body.parse(given);
    const blocks = messages.flatMap((message): { type: string }[] => message.content);
    return {
      model,
      isStream: stream,
      system: system.map((part) => part.text).join("\n"),
      tools: tools.map(({ name, description, input_schema }) => ({ name, description, schema: input_schema })),
      results: blocks
        .filter((part): part is z.output<typeof toolResult> => part.type === "tool_result")
        .map((part) => ({ callId: part.tool_use_id, result: JSON.parse(part.content) })),
      maxTokens: max_tokens,
      stop: stop_sequences,
    };
  },
  answer: (turn) => ({ ...head, content: [block(turn)], stop_reason: stopReason(turn), stop_sequence: null, usage }),
  events: (turn) => {
    const event = (type: string, data: object = {}) => ({ event: type, data: { type, ...data } });
    const empty = "text" in turn ? { text: "" } : { input: {} };
    const deltas =
      "text" in turn
        ? pieces(turn.text).map((piece) => ({ type: "text_delta", text: piece }))
        : pieces(JSON.stringify(turn.call.arguments)).map((piece) => ({
            type: "input_json_delta",
            partial_json: piece,
          }));
    return [
      event("message_start", {
        message: { ...head, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
      }),
      event("content_block_start", { index: 0, content_block: { ...block(turn), ...empty } }),
      event("ping"),
      ...deltas.map((delta) => event("content_block_delta", { index: 0, delta })),
      event("content_block_stop", { index: 0 }),
      event("message_delta", {
        delta: { stop_reason: stopReason(turn), stop_sequence: null },
        usage: { output_tokens: USAGE.output },
      }),
      event("message_stop"),
    ];
  },
  refusedKey: {
    status: 401,
    body: { type: "error", error: { type: "authentication_error", message: "invalid x-api-key" } },
  },
};
