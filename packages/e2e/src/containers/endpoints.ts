import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";

/** Every name resolves to this machine, because its resolver may not know `tools.localhost`. */
const LOOPBACK = [{ address: "127.0.0.1", family: 4 }];
const PAUSE_MS = 50;

/** Connections to the containers' published ports. @param ca the CA of their certificate, if any */
export const openConnections = (ca?: string): Agent =>
  new Agent({ connect: { ca, lookup: (_name, _options, done) => done(null, LOOPBACK) } });

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export const post = async (
  url: string,
  body: unknown,
  { key, dispatcher, headers = {} }: { key: string; dispatcher: Agent; headers?: Readonly<Record<string, string>> },
): Promise<Reply> => {
  const { statusCode, body: answer } = await request(url, {
    method: "POST",
    dispatcher,
    headers: { "content-type": "application/json", accept: "application/json", "x-api-key": key, ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: statusCode, body: text.startsWith("{") ? JSON.parse(text) : text };
};

/** Waits until a URL answers 200. @returns the milliseconds waited */
export const untilHealthy = async (url: string, dispatcher: Agent, mostMs = 120_000): Promise<number> => {
  const startedAt = performance.now();
  for (;;) {
    const status = await request(url, { dispatcher }).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode;
      },
      (error: Error) => error.message,
    );
    const waited = performance.now() - startedAt;
    if (status === 200) return Math.round(waited);
    if (waited > mostMs) throw new Error(`${url} was not healthy after ${mostMs} ms: ${status}`);
    await sleep(PAUSE_MS);
  }
};
