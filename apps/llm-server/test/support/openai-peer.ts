import type { IncomingMessage, ServerResponse } from "node:http";
import { startLoopbackServer } from "@twinhost/testing";

interface PeerMessage {
  readonly role: string;
  readonly content: string | null;
  readonly reasoning_content?: string;
  readonly tool_calls?: readonly { readonly function: { readonly name: string; readonly arguments: string } }[];
}

export interface PeerRequest {
  readonly model: string;
  readonly messages: readonly PeerMessage[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: unknown } }[];
  readonly tool_choice?: unknown;
  readonly [parameter: string]: unknown;
}

/** The peer's answer: a message, or undefined if the test handles the response itself. */
type Respond = (
  request: PeerRequest,
  response: ServerResponse,
  incoming: IncomingMessage,
) => Partial<PeerMessage> | undefined;

/** A model server that speaks OpenAI's chat completions over HTTP, with tool calls. */
export const startOpenAiPeer = async (respond: Respond) => {
  const requests: PeerRequest[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const server = await startLoopbackServer(async (incoming, response) => {
    // A probe of the model requests its list.
    if (incoming.method === "GET") return void response.end(JSON.stringify({ object: "list", data: [] }));
    let text = "";
    for await (const chunk of incoming) text += chunk;
    const request = JSON.parse(text) as PeerRequest;
    requests.push(request);
    headers.push(incoming.headers);
    const message = respond(request, response, incoming);
    if (!message) return;
    if (request.stream) sendChunks(response, request.model, message);
    else sendCompletion(response, request.model, message);
  });
  return { url: `${server.url}/v1`, requests, headers, close: server.close };
};

const USAGE = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
const finishReason = ({ tool_calls }: Partial<PeerMessage>): string => (tool_calls ? "tool_calls" : "stop");

const sendCompletion = (response: ServerResponse, model: string, message: Partial<PeerMessage>): void => {
  const whole = { role: "assistant", content: null, ...message };
  const choices = [{ index: 0, message: whole, finish_reason: finishReason(message) }];
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ ...envelope("chat.completion", model), choices, usage: USAGE }));
};

/** Words one by one, and each call's arguments in two pieces. */
const sendChunks = (
  response: ServerResponse,
  model: string,
  { content, reasoning_content, tool_calls = [] }: Partial<PeerMessage>,
): void => {
  response.setHeader("content-type", "text/event-stream");
  const send = (choices: unknown[], more: object = {}): void => {
    const chunk = { ...envelope("chat.completion.chunk", model), choices, ...more };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  const delta = (delta: object): void => send([{ index: 0, delta, finish_reason: null }]);
  if (reasoning_content !== undefined) delta({ role: "assistant", reasoning_content });
  for (const word of content?.match(/\S+\s*/g) ?? []) delta({ role: "assistant", content: word });
  for (const [index, { function: called, ...call }] of tool_calls.entries()) {
    const { name, arguments: args } = called;
    const half = Math.floor(args.length / 2);
    delta({ tool_calls: [{ index, ...call, function: { name, arguments: args.slice(0, half) } }] });
    delta({ tool_calls: [{ index, function: { arguments: args.slice(half) } }] });
  }
  send([{ index: 0, delta: {}, finish_reason: tool_calls.length > 0 ? "tool_calls" : "stop" }]);
  send([], { usage: USAGE });
  response.end("data: [DONE]\n\n");
};

const envelope = (object: string, model: string) => ({ id: "chatcmpl-1", object, created: 1, model });

export const toolCall = (name: string, args: string, id = "call_1") => ({
  tool_calls: [{ id, type: "function", function: { name, arguments: args } }],
});
