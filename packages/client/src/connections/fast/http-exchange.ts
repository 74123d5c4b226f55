import type { IncomingHttpHeaders } from "node:http";
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
  readonly headers: IncomingHttpHeaders;
  /** The body was an event stream, and was read as it arrived. */
  readonly isStream: boolean;
  readonly text: string;
}

export interface ExchangeOptions {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  /** A longer answer is refused with `tooLarge`. */
  readonly maxBytes: number;
  /** No more of an error page is read. */
  readonly maxErrorBytes: number;
  readonly tooLarge: string;
  /** Opens the reader of an event stream's body, called chunk by chunk. @throws what the request then fails with */
  readonly eventReader?: () => (chunk: Buffer) => void;
}

/** One POST on undici's own handlers, without web objects or streams. An abort destroys its request. */
export const exchange = (request: HttpRequest, options: ExchangeOptions): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const handler = new Exchange(options, resolve, reject);
    options.dispatcher.dispatch({ method: "POST", ...request }, handler);
  });

/** A class, so that its methods are created only once. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #options: ExchangeOptions;
  readonly #resolve: (answer: HttpAnswer) => void;
  readonly #reject: (error: Error) => void;
  #sending: Dispatcher.DispatchController | undefined;
  #status = 0;
  #statusText = "";
  #headers: IncomingHttpHeaders = {};
  #limit: number;
  #takeEvents: ((chunk: Buffer) => void) | undefined;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(options: ExchangeOptions, resolve: (answer: HttpAnswer) => void, reject: (error: Error) => void) {
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#limit = options.maxBytes;
    options.signal.addEventListener("abort", this.#leave, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#sending = controller;
    const { signal } = this.#options;
    if (signal.aborted) controller.abort(signal.reason);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
    statusText = "",
  ): void {
    const { maxErrorBytes, tooLarge, eventReader } = this.#options;
    this.#status = status;
    this.#statusText = statusText;
    this.#headers = headers;
    if (!this.#isOk) this.#limit = maxErrorBytes;
    else if (Number(headers["content-length"]) > this.#limit) this.#fail(new ToolError("too_large", tooLarge));
    else if (eventReader && status === 200 && EVENT_STREAM.test(headers["content-type"] ?? ""))
      this.#takeEvents = eventReader();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#takeEvents) this.#attempt(this.#takeEvents, chunk);
    else this.#keep(controller, chunk);
  }

  onResponseEnd(): void {
    this.#attempt(this.#end);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    // A stream that was cut off counts as ended.
    if (this.#takeEvents) this.#end();
    else this.#fail(error);
  }

  #keep(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#chunks.push(chunk);
    if (this.#bytes <= this.#limit) return;
    if (this.#isOk) this.#fail(new ToolError("too_large", this.#options.tooLarge));
    else {
      this.#end();
      controller.abort(new Error("No more of an error page is read."));
    }
  }

  get #isOk(): boolean {
    return this.#status >= 200 && this.#status < 300;
  }

  readonly #end = (): void => {
    this.#options.signal.removeEventListener("abort", this.#leave);
    const body = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    const decode = DECODERS[this.#headers["content-encoding"] ?? ""];
    this.#resolve({
      status: this.#status,
      statusText: this.#statusText,
      headers: this.#headers,
      isStream: this.#takeEvents !== undefined,
      text: (decode?.(body, { maxOutputLength: this.#limit }) ?? body).toString(),
    });
  };

  readonly #leave = (): void => this.#fail(this.#options.signal.reason);

  #fail(error: Error): void {
    this.#options.signal.removeEventListener("abort", this.#leave);
    this.#reject(error);
    this.#sending?.abort(error);
  }

  #attempt<Args extends unknown[]>(work: (...args: Args) => void, ...args: Args): void {
    try {
      work(...args);
    } catch (error) {
      this.#fail(error as Error);
    }
  }
}

/** Parses the JSON of an answer, which some servers start with a byte order mark. */
export const parseAnswer = (text: string): unknown => JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);

const EVENT_STREAM = /^\s*text\/event-stream/i;

/** No compression is requested, but some servers compress all the same. */
const DECODERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};
