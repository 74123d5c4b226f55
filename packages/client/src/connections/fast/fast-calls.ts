import type { CallToolResult, Client, Tool } from "@modelcontextprotocol/client";
import type { JsonObject } from "@twinhost/core";
import type { CallOptions } from "../../tool-client.ts";

/** One `tools/call`. */
export interface FastCall extends Pick<CallOptions, "onProgress"> {
  readonly name: string;
  readonly args: JsonObject;
  /** The request's `_meta`. */
  readonly meta: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/**
 * Makes calls over the connection of an SDK client without that client, which connects, negotiates, listens and lists,
 * and makes the calls that the fast path leaves to it.
 */
export interface FastCalls {
  /** Rejects as the SDK's client does. Undefined when that client must make the call, because the tool did not run. */
  call(call: FastCall): Promise<CallToolResult | undefined>;
  /** Takes note of a list of tools, as the SDK's client must call some of them. */
  learn?(tools: readonly Tool[]): void;
}

/** A transport with a fast path, once it speaks a revision that the fast path supports. */
export interface FastTransport {
  readonly fastCalls: FastCalls | undefined;
}

/** The fast path of this client's connection, if it has one. */
export const fastCallsOf = ({ transport }: Client): FastCalls | undefined =>
  transport && "fastCalls" in transport ? (transport as unknown as FastTransport).fastCalls : undefined;
