import { z } from "zod";
import { CALL_ID, pieces, type Turn, USAGE, type WireFormat } from "./wire-format.ts";

const body = z.object({
  model: z.string(),
  stream: z.boolean().optional(),
  messages: z.array(
    z.discriminatedUnion("role", [
      z.object({ role: z.literal("system"), content: z.string() }),
      z.object({ role: z.literal("user"), content: z.string() }),
      z.object({
        role: z.literal("assistant"),
        content: z.string(), // as strict as the server of llama-cpp-python
        tool_calls: z.array(z.object({ id: z.string(), type: z.literal("function") })).optional(),
      }),
      z.object({ role: z.literal("tool"), tool_call_id: z.string(), content: z.string() }),
    ]),
  ),
  tools: z
    .array(
      z.object({
        type: z.literal("function"),
        function: z.object({ name: z.string(), description: z.string(), parameters: z.looseObject({}) }),
      }),
    )
    .default([]),
  max_tokens: z.number().optional(),
  stop: z.array(z.string()).default([]),
});

const usage = {
  prompt_tokens: USAGE.input,
  completion_tokens: USAGE.output,
  total_tokens: USAGE.input + USAGE.output,
};

const head = { id: "chatcmpl-1", created: 1, model: "peer" };

const finishReason = (turn: Turn): string => ("call" in turn ? "tool_calls" : turn.isCut ? "length" : "stop");

const message = (turn: Turn) => {
  if ("text" in turn) return { content: turn.text };
  const { name, arguments: args } = turn.call;
  const call = { index: 0, id: CALL_ID, type: "function", function: { name, arguments: JSON.stringify(args) } };
  return { content: null, tool_calls: [call] };
};

/** OpenAI's chat completions, which many other servers speak. */
export const openAiChat: WireFormat = {
  path: () => "/v1/chat/completions",
  keyHeader: ["authorization", "Bearer "],
  read: (given) => {
    const { model, stream = false, messages, tools, max_tokens, stop } = body.parse(given);
    return {
      model,
      isStream: stream,
      system: messages.flatMap((turn) => (turn.role === "system" ? [turn.content] : [])).join("\n"),
      tools: tools.map(({ function: { name, description, parameters } }) => ({
        name,
        description,
        schema: parameters,
      })),
      results: messages.flatMap((turn) =>
        turn.role === "tool" ? [{ callId: turn.tool_call_id, result: JSON.parse(turn.content) }] : [],
      ),
      maxTokens: max_tokens,
      stop,
    };
  },
  answer: (turn) => ({
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", ...message(turn) }, finish_reason: finishReason(turn) }],
    usage,
  }),
  events: (turn) => {
    const deltas = "text" in turn ? pieces(turn.text).map((content) => ({ content })) : [message(turn)];
    const chunk = (choices: unknown[], more = {}) => ({
      data: { ...head, object: "chat.completion.chunk", choices, ...more },
    });
    return [
      chunk([{ index: 0, delta: { role: "assistant" }, finish_reason: null }]),
      ...deltas.map((delta) => chunk([{ index: 0, delta, finish_reason: null }])),
      chunk([{ index: 0, delta: {}, finish_reason: finishReason(turn) }]),
      chunk([], { usage }),
      { data: "[DONE]" },
    ];
  },
  refusedKey: {
    status: 401,
    body: { error: { message: "Incorrect API key provided", type: "invalid_request_error", code: "invalid_api_key" } },
  },
};
