import { Pool } from "undici";

/** One kind of chat: a transport and an endpoint of the server. */
export interface ChatKind {
  readonly name: string;
  /** Asks for the sum of two numbers. @throws Error if the answer is wrong. */
  ask(one: number, other: number): Promise<void>;
}

const TRANSPORTS = ["stdio", "http", "rest", "in-process"];

/** Every transport over `/query`, then `/query` as an event stream, and the OpenAI API, streamed and not. */
export const openChats = (url: string, connections: number): { kinds: readonly ChatKind[]; close(): Promise<void> } => {
  const pool = new Pool(url, { connections });
  const post = async (path: string, body: unknown, accept = "application/json"): Promise<string> => {
    const response = await pool.request({
      method: "POST",
      path,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", accept },
    });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
    return text;
  };
  /** The answer's text must contain the sum. */
  const check = (text: string, sum: number): void => {
    if (!new RegExp(`(?<!\\d)${sum}(?!\\d)`).test(text)) throw new Error("a wrong answer");
  };
  const asked = (one: number, other: number): string => `${one} plus ${other}`;
  const chat = (one: number, other: number, stream: boolean) => ({
    model: "builtin",
    messages: [{ role: "user", content: asked(one, other) }],
    stream,
  });

  const kinds: ChatKind[] = [
    ...TRANSPORTS.map((transport) => ({
      name: `query, ${transport}`,
      ask: async (one: number, other: number) => {
        const { answer } = JSON.parse(await post("/query", { query: asked(one, other), transport })) as {
          answer: string;
        };
        if (answer !== `${asked(one, other)} is ${one + other}.`) throw new Error("a wrong answer");
      },
    })),
    {
      name: "query, streamed",
      ask: async (one, other) =>
        check(await post("/query", { query: asked(one, other) }, "text/event-stream"), one + other),
    },
    {
      name: "completion",
      ask: async (one, other) => check(await post("/v1/chat/completions", chat(one, other, false)), one + other),
    },
    {
      name: "completion, streamed",
      ask: async (one, other) => {
        const events = await post("/v1/chat/completions", chat(one, other, true), "text/event-stream");
        const deltas = [...events.matchAll(/"content":"([^"]*)"/g)].map(([, content]) => content);
        check(deltas.join(""), one + other);
      },
    },
  ];
  return { kinds, close: () => pool.close() };
};
