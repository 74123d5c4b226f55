/** The revision whose requests stand on their own: no handshake, no session. */
export const STATELESS_REVISION = "2026-07-28";

/** The revisions with a handshake and a session, the newest first. */
export const SESSION_REVISIONS = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "2024-10-07"] as const;

/** Names the revision of a request, and the client's capabilities in it. 2026-07-28, basic: `_meta` */
export const PROTOCOL_VERSION_META = "io.modelcontextprotocol/protocolVersion";
export const CLIENT_CAPABILITIES_META = "io.modelcontextprotocol/clientCapabilities";
export const CLIENT_INFO_META = "io.modelcontextprotocol/clientInfo";
/** Asks for log messages of this level and above. 2026-07-28, server/utilities/logging */
export const LOG_LEVEL_META = "io.modelcontextprotocol/logLevel";
/** Names the server in each of its results. 2026-07-28, basic: `_meta` */
export const SERVER_INFO_META = "io.modelcontextprotocol/serverInfo";

/**
 * Key in `_meta`: a request with `true` under it comes from a client that reads `structuredContent`. The result does not
 * repeat that as text; what the tool showed, and errors, stay as they are.
 */
export const STRUCTURED_ONLY_META = "twinhost/structured-only";

/** `stateless` is revision 2026-07-28; `session` is 2025-11-25 and before, once its handshake is over. */
export type Era = "stateless" | "session";

/** JSON-RPC 2.0, 4: what an answer repeats of its request. */
export type RequestId = string | number;

/** What of a JSON-RPC error an answer holds. JSON-RPC 2.0, 5.1 */
export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/** A JSON object of which nothing else is known. */
export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
