import { type FetchLike, SSEClientTransport, type SSEClientTransportOptions } from "@modelcontextprotocol/client";

/**
 * The transport of revision 2024-11-05, whose answers come on one stream. The SDK's opens a lost stream again by itself,
 * in a session that nobody initialized, and its requests wait forever: here the end of the stream closes the connection.
 */
export const openSse = (
  endpoint: URL,
  { fetch, ...options }: SSEClientTransportOptions & { readonly fetch: FetchLike },
): SSEClientTransport => {
  const close = (): void => void transport.close().catch(() => {});
  const transport = new SSEClientTransport(endpoint, { ...options, fetch: watchedFetch(fetch, close) });
  return transport;
};

/** `fetch` that reports when a stream of events ends, unless its reader left it. */
const watchedFetch =
  (fetch: FetchLike, onEnd: () => void): FetchLike =>
  async (url, init) => {
    const response = await fetch(url, init);
    const { body, status, headers, ok } = response;
    const isEvents = /^\s*text\/event-stream/i.test(headers.get("content-type") ?? "");
    if (!body || !ok || !isEvents || init?.method === "POST") return response;
    const over = (): void => {
      // What came before the end is delivered first.
      if (!init?.signal?.aborted) setImmediate(onEnd);
    };
    const watched = { flush: over, cancel: over };
    return new Response(body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(watched)), { status, headers });
  };
