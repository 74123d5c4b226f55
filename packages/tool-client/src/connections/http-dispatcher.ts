import type { FetchLike } from "@modelcontextprotocol/client";
import { Agent, fetch } from "undici";

/** How long a TCP and TLS connection may take to come up, in milliseconds: packets may be dropped without a word. */
export const TCP_CONNECT_TIMEOUT_MS = 2_500;

export interface HttpDispatcher {
  readonly fetch: FetchLike;
  close(): Promise<void>;
}

/** `fetch` over connections of its own, which come up in time or not at all. */
export const openHttpDispatcher = (): HttpDispatcher => {
  const agent = new Agent({
    connect: { timeout: TCP_CONNECT_TIMEOUT_MS },
    // Every request has its caller's time limit; a stream of changes has none.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    // undici's types and the global ones are the same thing twice.
    fetch: ((url: string | URL, init: Parameters<typeof fetch>[1]) =>
      fetch(url, { ...init, dispatcher: agent })) as unknown as FetchLike,
    close: () => agent.destroy(),
  };
};
