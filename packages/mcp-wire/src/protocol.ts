/** The stateless revision: no handshake, no session. */
export const STATELESS_REVISION = "2026-07-28";

/** The revisions with a handshake and a session, newest first. */
export const SESSION_REVISIONS = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "2024-10-07"] as const;

/** The revision of a request, and its client's capabilities. 2026-07-28, basic: `_meta` */
export const PROTOCOL_VERSION_META = "io.modelcontextprotocol/protocolVersion";
export const CLIENT_CAPABILITIES_META = "io.modelcontextprotocol/clientCapabilities";
export const CLIENT_INFO_META = "io.modelcontextprotocol/clientInfo";
/** Asks for log messages of this level and above. 2026-07-28, server/utilities/logging */
export const LOG_LEVEL_META = "io.modelcontextprotocol/logLevel";
/** Names the server in each of its results. 2026-07-28, basic: `_meta` */
export const SERVER_INFO_META = "io.modelcontextprotocol/serverInfo";

/**
 * Key in `_meta`: with `true`, the client of a request reads `structuredContent`, so the result does not repeat that as
 * text. Content that the tool showed, and errors, are not affected.
 */
export const STRUCTURED_ONLY_META = "twinhost/structured-only";

/** `stateless` is revision 2026-07-28; `session` is 2025-11-25 and before, after the handshake. */
export type Era = "stateless" | "session";

/** JSON-RPC 2.0, 4: an answer has the id of its request. */
export type RequestId = string | number;

/** The error in an answer. JSON-RPC 2.0, 5.1 */
export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** A JSON object with unknown fields. */
export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
