import { type FetchLike, INTERNAL_ERROR } from "@modelcontextprotocol/client";
import { ToolError } from "@twinhost/core";

/** The same as over stdio. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** Only the beginning of an error page is ever read. */
export const MAX_ERROR_BYTES = 64 * 1024;

/** `fetch` with bounded answers, event streams by event: no server may fill its client's memory. */
export const boundedFetch =
  (fetch: FetchLike, who?: string, maxBytes = MAX_ANSWER_BYTES): FetchLike =>
  async (url, init) => {
    const response = await fetch(url, init);
    const { body, status, headers, ok } = response;
    if (!body) return response;
    const head = { status, headers };
    const tooLarge = tooLargeAnswer(who, maxBytes);
    if (!ok) return new Response(body.pipeThrough(bounded(MAX_ERROR_BYTES, (out) => out.terminate())), head);
    if (/^\s*text\/event-stream/i.test(headers.get("content-type") ?? ""))
      return new Response(body.pipeThrough(bounded(maxBytes, endStream(idOf(init?.body), tooLarge), true)), head);
    const announced = Number(headers.get("content-length"));
    if (announced > maxBytes) {
      await body.cancel();
      throw new ToolError("too_large", tooLarge);
    }
    // No body is longer than its Content-Length, unless it was compressed.
    if (announced > 0 && headers.get("content-encoding") === null) return response;
    const refuse = (out: Output): void => out.error(new ToolError("too_large", tooLarge));
    return new Response(body.pipeThrough(bounded(maxBytes, refuse)), head);
  };

export const tooLargeAnswer = (who = "The tool server", maxBytes = MAX_ANSWER_BYTES): string =>
  `${who} answered with more than ${maxBytes} bytes, which is more than is taken. Ask for less.`;

type Output = TransformStreamDefaultController<Uint8Array>;

const bounded = (maxBytes: number, onTooLarge: (out: Output) => void, isByEvent = false) => {
  let bytes = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, out) => {
      const end = isByEvent ? endOfEvent(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)) : -1;
      bytes = end === -1 ? bytes + chunk.byteLength : chunk.byteLength - end;
      if (bytes <= maxBytes) out.enqueue(chunk);
      else onTooLarge(out);
    },
  });
};

/** Some servers end their lines with CRLF. */
const endOfEvent = (chunk: Buffer): number => Math.max(chunk.lastIndexOf("\n\n"), chunk.lastIndexOf("\r\n\r\n"));

/** Fails the request with a code; a stream that merely broke off would be taken for a lost connection. */
const endStream =
  (id: unknown, tooLarge: string) =>
  (out: Output): void => {
    if (id !== undefined) {
      const data = { code: "too_large", retryable: false };
      const message = { jsonrpc: "2.0", id, error: { code: INTERNAL_ERROR, message: tooLarge, data } };
      out.enqueue(new TextEncoder().encode(`\n\ndata: ${JSON.stringify(message)}\n\n`));
    }
    out.terminate();
  };

const idOf = (body: unknown): unknown => {
  try {
    return (JSON.parse(String(body)) as { id?: unknown }).id;
  } catch {
    return undefined;
  }
};
