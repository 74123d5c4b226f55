import {
  type JSONRPCMessage,
  StreamableHTTPClientTransport,
  type StreamableHTTPClientTransportOptions,
} from "@modelcontextprotocol/client";
import { STATELESS_REVISION } from "@twinhost/mcp-wire";
import type { FastCalls, FastTransport } from "./fast/fast-calls.ts";

/** Code of the error for an answer whose stream broke off, from the range that JSON-RPC has for server errors. */
export const STREAM_BROKE_OFF = -32_099;

type SendOptions = Parameters<StreamableHTTPClientTransport["send"]>[1];

/**
 * The SDK's transport leaves a request waiting forever when the stream of its answer breaks off: here the request
 * fails. After a complete answer nobody waits for the id any more, so that the error has no effect.
 */
export class HttpTransport extends StreamableHTTPClientTransport implements FastTransport {
  readonly #fastCalls: FastCalls | undefined;

  constructor(url: URL, options: StreamableHTTPClientTransportOptions = {}, fastCalls?: FastCalls) {
    super(url, options);
    this.#fastCalls = fastCalls;
  }

  get fastCalls(): FastCalls | undefined {
    return this.protocolVersion === STATELESS_REVISION ? this.#fastCalls : undefined;
  }

  override async send(message: JSONRPCMessage | JSONRPCMessage[], options?: SendOptions): Promise<void> {
    if (Array.isArray(message) || !("id" in message) || !("method" in message) || options?.onRequestStreamEnd)
      return super.send(message, options);
    const { id } = message;
    const onRequestStreamEnd = (): void =>
      this.onmessage?.({ jsonrpc: "2.0", id, error: { code: STREAM_BROKE_OFF, message: "The answer broke off." } });
    return super.send(message, { ...options, onRequestStreamEnd });
  }
}
