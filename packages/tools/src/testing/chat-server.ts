import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { listen } from "./listen.ts";

/** What the server does instead of answering correctly. */
type Fault =
  | "slowdown"
  | "loading"
  | "hang"
  | "huge"
  | "not-json"
  | "other-shape"
  | "no-content"
  | "no-translation"
  | "loses-count";

const Schema = z.strictObject({
  type: z.literal("object"),
  properties: z.record(z.string(), z.strictObject({ type: z.literal("string") })),
  required: z.array(z.string()).min(1),
  additionalProperties: z.literal(false),
});

/** The part of OpenAI's `POST /chat/completions` that is used here. */
const ChatRequest = z.strictObject({
  model: z.string(),
  messages: z.tuple([
    z.strictObject({ role: z.literal("system"), content: z.string().min(1) }),
    z.strictObject({ role: z.literal("user"), content: z.string().min(1) }),
  ]),
  response_format: z
    .discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("json_schema"),
        json_schema: z.strictObject({ name: z.string().regex(/^[\w-]{1,64}$/), strict: z.boolean(), schema: Schema }),
      }),
      z.strictObject({ type: z.literal("json_object"), schema: Schema }),
    ])
    .optional(),
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.int().positive().optional(),
});
type ChatRequest = z.output<typeof ChatRequest>;

interface ChatServerOptions {
  readonly apiKey?: string;
  /** The status for a wrong key; 401 when absent. */
  readonly keyRefusal?: number;
  readonly model?: string;
  /** The parts of a request that it refuses, by name, with the status of each. */
  readonly refuses?: Readonly<Record<string, number>>;
  /** What the model writes around its answer. */
  readonly around?: readonly [string, string];
  /** Whether it has no list of models. */
  readonly hasNoList?: boolean;
}

export interface ChatServer {
  /** Base address, with `/v1`. */
  readonly url: string;
  /** The chat requests so far. */
  readonly requests: ChatRequest[];
  /** Requests whose client disconnected before the answer. */
  abandoned: number;
  fault: Fault | undefined;
  close(): void;
}

const DICTIONARY: Readonly<Record<string, string>> = {
  "Hello.": "안녕하세요.",
  "The server is down.": "서버가 다운되었습니다.",
  "안녕하세요.": "Hello.",
};

/** The parts of a request, as servers name them in their refusals. */
const partsOf = ({ response_format, temperature, max_tokens }: ChatRequest): string[] => [
  ...(response_format === undefined ? [] : [response_format.type]),
  ...(temperature === undefined ? [] : ["temperature"]),
  ...(max_tokens === undefined ? [] : ["max_tokens"]),
];

/**
 * An OpenAI-compatible server that checks each request against the wire format; its model knows a few sentences, and
 * writes `~` before any other.
 */
export const startChatServer = async (options: ChatServerOptions = {}): Promise<ChatServer> => {
  const { apiKey, keyRefusal = 401, model = "small", refuses = {}, around = ["", ""], hasNoList = false } = options;
  const send = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const fail = (response: ServerResponse, status: number, message: string): void =>
    send(response, status, { error: { message, type: "invalid_request_error", param: null, code: null } });
  const say = (response: ServerResponse, content: string | null): void =>
    send(response, 200, {
      id: "chatcmpl-1",
      object: "chat.completion",
      model,
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
    });

  const chat = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers["content-type"] !== "application/json") return fail(response, 415, "no JSON");
    const parsed = ChatRequest.safeParse(JSON.parse(await text(request)));
    if (!parsed.success) return fail(response, 400, z.prettifyError(parsed.error));
    const body = parsed.data;
    server.requests.push(body);
    const refused = partsOf(body).find((part) => Object.hasOwn(refuses, part));
    if (refused !== undefined)
      return fail(response, refuses[refused] ?? 400, `${refused} is not taken (response_format)`);
    if (body.model !== model) return fail(response, 404, `The model ${body.model} does not exist`);
    const { fault } = server;
    if (fault === "hang") return;
    if (fault === "slowdown") response.setHeader("retry-after", "7");
    if (fault === "slowdown") return fail(response, 429, "Rate limit reached for /srv/models");
    if (fault === "loading") return fail(response, 503, "Loading model /srv/models/small.gguf");
    if (fault === "huge") return say(response, "x".repeat(3_000_000));
    if (fault === "not-json") return void response.writeHead(200).end("<html>Welcome</html>");
    if (fault === "other-shape") return send(response, 200, { choices: [] });
    if (fault === "no-content") return say(response, null);
    if (fault === "no-translation") return say(response, "I am happy to help! {smile}");
    const texts = Object.entries(JSON.parse(body.messages[1].content) as Record<string, string>);
    const translated = texts.map(([key, one]) => [key, DICTIONARY[one] ?? `~${one}`] as const);
    if (fault === "loses-count" && translated.length > 1) translated.pop();
    say(response, around.join(JSON.stringify(Object.fromEntries(translated))));
  };

  const { url, close } = await listen((request, response) => {
    response.on("close", () => {
      if (!response.writableEnded) server.abandoned += 1;
    });
    if (apiKey !== undefined && request.headers.authorization !== `Bearer ${apiKey}`) {
      fail(response, keyRefusal, `Incorrect API key provided: ${request.headers.authorization}`);
    } else if (request.method === "GET" && request.url === "/v1/models" && !hasNoList) {
      if (server.fault === "hang") return;
      send(response, 200, { object: "list", data: [{ id: model, object: "model" }] });
    } else if (request.method === "POST" && request.url === "/v1/chat/completions") {
      chat(request, response).catch(() => response.destroy());
    } else fail(response, 404, "Not Found");
  });
  const server: ChatServer = { url: `${url}/v1`, requests: [], abandoned: 0, fault: undefined, close };
  return server;
};
