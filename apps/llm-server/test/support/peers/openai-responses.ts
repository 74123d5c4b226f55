import { z } from "zod";
import { CALL_ID, pieces, type Turn, USAGE, type WireFormat } from "./wire-format.ts";

const content = z.union([z.string(), z.array(z.object({ type: z.string(), text: z.string() }))]);

const body = z.object({
  model: z.string(),
  stream: z.boolean().optional(),
  store: z.literal(false),
  input: z.array(
    z.union([
      z.object({ role: z.enum(["system", "developer"]), content }),
      z.object({ role: z.enum(["user", "assistant"]), content }),
      z.object({ type: z.literal("function_call"), call_id: z.string(), name: z.string(), arguments: z.string() }),
      z.object({ type: z.literal("function_call_output"), call_id: z.string(), output: z.string() }),
    ]),
  ),
  tools: z
    .array(
      z.object({
        type: z.literal("function"),
        name: z.string(),
        description: z.string(),
        parameters: z.looseObject({}),
      }),
    )
    .default([]),
  max_output_tokens: z.number().optional(),
});

const usage = {
  input_tokens: USAGE.input,
  output_tokens: USAGE.output,
  total_tokens: USAGE.input + USAGE.output,
};

const head = { id: "resp_1", object: "response", created_at: 1, model: "peer" };

const end = (turn: Turn) =>
  "text" in turn && turn.isCut
    ? { status: "incomplete", incomplete_details: { reason: "max_output_tokens" }, usage }
    : { status: "completed", incomplete_details: null, usage };

const item = (turn: Turn) =>
  "text" in turn
    ? {
        type: "message",
        id: "msg_1",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text: turn.text, annotations: [] }],
      }
    : {
        type: "function_call",
        id: "fc_1",
        call_id: CALL_ID,
        name: turn.call.name,
        arguments: JSON.stringify(turn.call.arguments),
        status: "completed",
      };

const textOf = (given: z.output<typeof content>): string =>
  typeof given === "string" ? given : given.map(({ text }) => text).join("\n");

/** OpenAI's Responses API. */
export const openAiResponses: WireFormat = {
  path: () => "/v1/responses",
  keyHeader: ["authorization", "Bearer "],
  read: (given) => {
    const { model, stream = false, input, tools, max_output_tokens } = body.parse(given);
    return {
      model,
      isStream: stream,
      system: input
        .flatMap((turn) => ("role" in turn && /system|developer/.test(turn.role) ? [textOf(turn.content)] : []))
        .join("\n"),
      tools: tools.map(({ name, description, parameters }) => ({ name, description, schema: parameters })),
      results: input.flatMap((turn) =>
        "output" in turn ? [{ callId: turn.call_id, result: JSON.parse(turn.output) }] : [],
      ),
      maxTokens: max_output_tokens,
      stop: [],
    };
  },
  answer: (turn) => ({ ...head, output: [item(turn)], ...end(turn) }),
  events: (turn) => {
    const event = (type: string, data: object) => ({ event: type, data: { type, ...data } });
    const at = { item_id: item(turn).id, output_index: 0 };
    const [kind, whole] =
      "text" in turn ? ["output_text", turn.text] : ["function_call_arguments", JSON.stringify(turn.call.arguments)];
    const empty = "text" in turn ? { content: [] } : { arguments: "" };
    return [
      event("response.created", { response: { ...head, status: "in_progress", output: [] } }),
      event("response.output_item.added", { output_index: 0, item: { ...item(turn), ...empty } }),
      ...pieces(whole).map((delta) => event(`response.${kind}.delta`, { ...at, content_index: 0, delta })),
      event("response.output_item.done", { output_index: 0, item: item(turn) }),
      event(end(turn).status === "completed" ? "response.completed" : "response.incomplete", {
        response: { ...head, output: [item(turn)], ...end(turn) },
      }),
    ];
  },
  refusedKey: {
    status: 401,
    body: { error: { message: "Incorrect API key provided", type: "invalid_request_error", code: "invalid_api_key" } },
  },
};
