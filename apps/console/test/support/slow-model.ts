import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startLoopbackServer } from "@twinhost/testing";

export interface SlowModel {
  /** Base URL for `MODEL_BASE_URL`. */
  readonly url: string;
  close(): void;
}

const WORDS =
  "The result comes word by word so that there is time to look at it while it is being written down .".split(" ");
const PAUSE_MS = 150;

/**
 * A server with OpenAI's streaming chat completions API: it calls a tool, then answers slowly.
 * @param thinkMs delay before each response
 */
export const startSlowModel = async (
  thinkMs = 0,
  tool = "calculate",
  args: object = { expression: "6 * 7" },
): Promise<SlowModel> => {
  const server = await startLoopbackServer(async (request, response) => {
    // Clients list the models to check that the server is available.
    if (request.method === "GET") return void response.end(JSON.stringify({ object: "list", data: [] }));
    let body = "";
    for await (const chunk of request) body += chunk;
    const { messages } = JSON.parse(body) as { messages: { role: string }[] };
    await sleep(thinkMs);
    response.setHeader("content-type", "text/event-stream");
    if (messages.at(-1)?.role === "tool") {
      for (const word of WORDS) {
        if (response.destroyed) return;
        send(response, { content: `${word} ` });
        await sleep(PAUSE_MS);
      }
      send(response, {}, "stop");
    } else {
      const call = { name: tool, arguments: JSON.stringify(args) };
      send(response, { tool_calls: [{ index: 0, id: `call_${Date.now()}`, type: "function", function: call }] });
      send(response, {}, "tool_calls");
    }
    response.end("data: [DONE]\n\n");
  });
  return {
    url: `${server.url}/v1`,
    close: server.close,
  };
};

const send = (response: ServerResponse, delta: object, finish: string | null = null): void => {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  const chunk = { id: "chunk", object: "chat.completion.chunk", created: 0, model: "slow", choices };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
};
