import type { Client } from "@modelcontextprotocol/client";
import { fastCallsOf } from "./fast/fast-calls.ts";
import { NotConnected } from "./mcp-failures.ts";
import { NO_SDK_TIMEOUT } from "./no-sdk-timeout.ts";

/** All tools of a connected server, page by page. Rejects with `NotConnected` if the client was closed meanwhile. */
export const listTools = async (client: Client, signal: AbortSignal): ReturnType<Client["listTools"]> => {
  // The SDK treats a client that was closed meanwhile as a server without tools.
  if (!client.getServerCapabilities()) throw new NotConnected(new Error("It was closed."));
  // By default it answers from its cache during the server's ttl, even when the server is gone.
  const list = await client.listTools(undefined, { timeout: NO_SDK_TIMEOUT, cacheMode: "refresh", signal });
  fastCallsOf(client)?.learn?.(list.tools);
  return list;
};
