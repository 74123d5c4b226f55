import { setTimeout as delay } from "node:timers/promises";

export interface QueryAnswer {
  readonly answer: string;
  readonly model: string;
  readonly transport: string;
  readonly tool_calls: readonly {
    readonly tool: string;
    readonly arguments: unknown;
    readonly result?: unknown;
    readonly error?: { readonly code: string; readonly message: string };
    readonly transport: string;
    readonly duration_ms: number;
  }[];
}

export interface Reply<Body> {
  readonly status: number;
  readonly contentType: string;
  readonly body: Body;
}

export const post = async <Body = Record<string, unknown>>(url: string, body: unknown): Promise<Reply<Body>> => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "",
    body: (await response.json()) as Body,
  };
};

export const ask = (
  server: { url: string },
  query: string,
  more: Record<string, unknown> = {},
): Promise<Reply<QueryAnswer>> => post<QueryAnswer>(`${server.url}/query`, { query, ...more });

export const health = async (server: {
  url: string;
}): Promise<{ status: string; tools: { status: string; transport: string; in_use?: string } }> => {
  const response = await fetch(`${server.url}/health`);
  if (response.status !== 200) throw new Error(`health answered ${response.status}`);
  return (await response.json()) as Awaited<ReturnType<typeof health>>;
};

/** Retries until it holds; fails with the last value if it does not in time. */
export const eventually = async <Value>(
  get: () => Promise<Value>,
  holds: (value: Value) => boolean,
  withinMs = 15_000,
): Promise<Value> => {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await get();
    if (holds(value)) return value;
    if (performance.now() > deadline) throw new Error(`still ${JSON.stringify(value)} after ${withinMs} ms`);
    await delay(100);
  }
};
