import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

interface PeerMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: readonly { readonly function: { readonly name: string; readonly arguments: string } }[];
}

export interface PeerRequest {
  readonly model: string;
  readonly messages: readonly PeerMessage[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: unknown } }[];
  readonly tool_choice?: unknown;
  readonly [parameter: string]: unknown;
}

/** What the peer answers: a message, or anything that a test wants to do with the response. */
type Respond = (
  request: PeerRequest,
  response: ServerResponse,
  incoming: IncomingMessage,
) => Partial<PeerMessage> | undefined;

/** Another program that speaks OpenAI's chat completions over HTTP, with tool calls. */
export const startOpenAiPeer = async (respond: Respond) => {
  const requests: PeerRequest[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const server = createServer(async (incoming, response) => {
    let text = "";
    for await (const chunk of incoming) text += chunk;
    const request = JSON.parse(text) as PeerRequest;
    requests.push(request);
    headers.push(incoming.headers);
    const message = respond(request, response, incoming);
    if (!message) return;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        id: "chatcmpl-1",
        object: "chat.completion",
        created: 1,
        model: request.model,
        choices: [
          {
            index: 0,
            message: { role: "assistant", content: null, ...message },
            finish_reason: message.tool_calls ? "tool_calls" : "stop",
          },
        ],
        usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  afterAll(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests, headers, close };
};

export const toolCall = (name: string, args: string, id = "call_1") => ({
  tool_calls: [{ id, type: "function", function: { name, arguments: args } }],
});
