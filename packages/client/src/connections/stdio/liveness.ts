import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  type JSONRPCMessage,
  PROTOCOL_VERSION_META_KEY,
} from "@modelcontextprotocol/client";
import { CLIENT_INFO } from "../client-info.ts";

const LIVENESS_ID = "twinhost-alive";

/** Requests that every server answers at once, by revision; an error counts as an answer. */
export const LIVENESS_REQUESTS: Readonly<Record<"2025-11-25" | "2026-07-28", string>> = {
  "2025-11-25": JSON.stringify({ jsonrpc: "2.0", id: LIVENESS_ID, method: "ping" }),
  "2026-07-28": JSON.stringify({
    jsonrpc: "2.0",
    id: LIVENESS_ID,
    method: "server/discover",
    params: {
      _meta: {
        [PROTOCOL_VERSION_META_KEY]: "2026-07-28",
        [CLIENT_INFO_META_KEY]: CLIENT_INFO,
        [CLIENT_CAPABILITIES_META_KEY]: {},
      },
    },
  }),
};

/** Whether it answers such a request, which nobody else waits for. */
export const isAliveAnswer = (message: JSONRPCMessage): boolean =>
  "id" in message && message.id === LIVENESS_ID && !("method" in message);
