import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { ToolError } from "@twinhost/core";
import type { Dispatcher } from "undici";

export interface HttpRequest {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly type: string;
  /** The body was an event stream, and was read as it came. */
  readonly isStream: boolean;
  readonly text: string;
}

export interface ExchangeOptions {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  /** A longer answer is refused with `tooLarge`. */
  readonly maxBytes: number;
  /** Of an error page no more is read. */
  readonly maxErrorBytes: number;
  readonly tooLarge: string;
  /** Opens what takes the body of an event stream, chunk by chunk. @throws what the request then fails with */
  readonly eventReader: () => (chunk: Buffer) => void;
}

/** One POST on undici's own handlers: no web objects, no streams. Its request is destroyed when the signal aborts. */
export const exchange = (request: HttpRequest, options: ExchangeOptions): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const { dispatcher, signal } = options;
    let sending: Dispatcher.DispatchController | undefined;
    let head = { status: 0, statusText: "", type: "" };
    let encoding = "";
    let limit = options.maxBytes;
    let isOk = false;
    let takeEvents: ((chunk: Buffer) => void) | undefined;
    const chunks: Buffer[] = [];
    let bytes = 0;

    const end = (): void => {
      signal.removeEventListener("abort", leave);
      const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      const text = (DECODERS[encoding]?.(body, { maxOutputLength: limit }) ?? body).toString();
      resolve({ ...head, isStream: takeEvents !== undefined, text });
    };
    const fail = (error: Error): void => {
      signal.removeEventListener("abort", leave);
      reject(error);
      sending?.abort(error);
    };
    const leave = (): void => fail(signal.reason);

    signal.addEventListener("abort", leave, { once: true });
    dispatcher.dispatch(
      { method: "POST", ...request },
      {
        onRequestStart: (controller) => {
          sending = controller;
          if (signal.aborted) controller.abort(signal.reason);
        },
        onResponseStart: (_controller, status, headers, statusText = "") => {
          head = { status, statusText, type: String(headers["content-type"] ?? "") };
          encoding = String(headers["content-encoding"] ?? "");
          isOk = status >= 200 && status < 300;
          if (!isOk) limit = options.maxErrorBytes;
          else if (Number(headers["content-length"]) > limit) fail(new ToolError("too_large", options.tooLarge));
          else if (status === 200 && EVENT_STREAM.test(head.type)) takeEvents = options.eventReader();
        },
        onResponseData: (controller, chunk) => {
          if (takeEvents) return attempt(takeEvents, chunk);
          bytes += chunk.length;
          chunks.push(chunk);
          if (bytes <= limit) return;
          if (isOk) return fail(new ToolError("too_large", options.tooLarge));
          end();
          controller.abort(new Error("No more of an error page is read."));
        },
        onResponseEnd: () => attempt(end),
        // A stream that was cut is one that ended.
        onResponseError: (_controller, error) => (takeEvents ? end() : fail(error)),
      },
    );
    const attempt = <Args extends unknown[]>(work: (...args: Args) => void, ...args: Args): void => {
      try {
        work(...args);
      } catch (error) {
        fail(error as Error);
      }
    };
  });

const EVENT_STREAM = /^\s*text\/event-stream/i;

/** Nothing is asked to be compressed, and some servers do it all the same. */
const DECODERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};
