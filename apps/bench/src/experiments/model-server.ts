import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

export interface ModelServer {
  /** Value for `MODEL_BASE_URL`. */
  readonly url: string;
  /** Delays every answer from now on, in milliseconds. */
  setDelay(milliseconds: number): void;
  /** Actual delays of the answers since the previous call, in milliseconds. */
  takeWaits(): number[];
  /** When this tool was first offered to the model, in milliseconds since 1970 on the monotonic clock. */
  firstOffered(tool: string): number | undefined;
  close(): void;
}

const request = z.object({
  stream: z.boolean().default(false),
  messages: z.array(z.object({ role: z.string(), content: z.unknown() })).min(1),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
});

/** The call that a model makes after a question. */
type Script = (question: string) => { readonly name: string; readonly arguments: object };

/** Calls `calculate` with the sum in the question. */
const calculate: Script = (question) => {
  const [, expression = question] = /What is (.+)\?/.exec(question) ?? [];
  return { name: "calculate", arguments: { expression } };
};

/** A model behind OpenAI's chat completions API: a tool call after a question, then its result, each after a delay. */
export const openModelServer = async (script: Script = calculate): Promise<ModelServer> => {
  let delay = 0;
  let waits: number[] = [];
  const offered = new Map<string, number>();
  const server = createServer(async (incoming, response) => {
    // The LLM server's readiness asks for the list of models.
    if (incoming.method === "GET") return void response.end('{"object":"list","data":[]}');
    const { messages, stream, tools } = request.parse(await json(incoming));
    const arrivedAt = performance.now();
    for (const { name } of tools.map((tool) => tool.function))
      if (!offered.has(name)) offered.set(name, performance.timeOrigin + arrivedAt);
    if (delay > 0) await sleep(delay);
    waits.push(performance.now() - arrivedAt);
    send(response, stream, turnAfter(messages.at(-1), script));
  });
  // A connection that closes just as it is reused would fail a question.
  server.keepAliveTimeout = 600_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    setDelay: (milliseconds) => {
      delay = milliseconds;
    },
    takeWaits: () => {
      const taken = waits;
      waits = [];
      return taken;
    },
    firstOffered: (tool) => offered.get(tool),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

type Message = z.output<typeof request>["messages"][number];

/** A tool call after the user's turn, text after the tool's. */
const turnAfter = (last: Message | undefined, script: Script) => {
  const text = typeof last?.content === "string" ? last.content : JSON.stringify(last?.content);
  if (last?.role === "tool") return { finish: "stop", message: { content: `The result: ${text}` } };
  const { name, arguments: args } = script(text);
  const call = { name, arguments: JSON.stringify(args) };
  return {
    finish: "tool_calls",
    message: { content: null, tool_calls: [{ index: 0, id: "call_1", type: "function", function: call }] },
  };
};

const send = (response: ServerResponse, stream: boolean, { finish, message }: ReturnType<typeof turnAfter>): void => {
  const head = { id: "chatcmpl-1", created: 1, model: "delayed" };
  if (!stream) {
    const choices = [{ index: 0, message: { role: "assistant", ...message }, finish_reason: finish }];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ...head, object: "chat.completion", choices }));
    return;
  }
  const chunk = (delta: object, finish_reason: string | null): string =>
    `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  response.setHeader("content-type", "text/event-stream");
  response.end(`${chunk({ role: "assistant", ...message }, null)}${chunk({}, finish)}data: [DONE]\n\n`);
};
