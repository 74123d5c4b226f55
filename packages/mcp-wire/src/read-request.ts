import {
  CLIENT_CAPABILITIES_META,
  CLIENT_INFO_META,
  type Era,
  type Fields,
  isObject,
  LOG_LEVEL_META,
  PROTOCOL_VERSION_META,
  type RequestId,
  STATELESS_REVISION,
} from "./protocol.ts";
import { type Headers, headersFit } from "./protocol-headers.ts";

/** A request that the fast path answers: the list of all tools, discovery, a `ping` or a {@link CallRequest}. */
export type FastRequest = { readonly id: RequestId; readonly era: Era; readonly meta: Fields } & (
  | { readonly method: "tools/list" | "server/discover" | "ping" }
  | { readonly method: "tools/call"; readonly tool: string; readonly arguments: Fields }
);

export type CallRequest = Extract<FastRequest, { method: "tools/call" }>;

/** Where a message came from, as far as this affects its meaning. */
export interface Origin {
  /** The headers of an HTTP request; absent on a pipe. */
  readonly headers?: Headers;
  /** Whether it came in an established session of 2025-11-25 or before. */
  readonly session?: boolean;
}

/**
 * Decides what the fast path answers: reads a request that it can answer exactly as the SDK would. Everything unknown,
 * unusual or wrong is undefined, and left to the SDK.
 */
export const readRequest = (message: unknown, { headers, session = false }: Origin): FastRequest | undefined => {
  const request = readEnvelope(message);
  if (!request) return undefined;
  const { id, method, params } = request;
  const { _meta: meta = NOTHING, name: tool, arguments: args = NOTHING } = params;
  if (!isObject(meta)) return undefined;
  // 2026-07-28, basic: a request names its own revision, whatever its connection.
  const era: Era = PROTOCOL_VERSION_META in meta ? "stateless" : "session";
  if (era === "stateless" ? !isPlainEnvelope(meta) : !session || hasProtocolKeys(meta, [])) return undefined;
  // basic/utilities/progress: a token has the type of an id.
  if (meta.progressToken !== undefined && !isRequestId(meta.progressToken)) return undefined;
  if (headers && !headersFit(headers, era, method, tool)) return undefined;

  // server/tools, "Calling Tools": `inputResponses` and `requestState` continue a call; `task` makes it a task.
  if (method === "tools/call")
    return typeof tool === "string" && isObject(args) && hasOnly(params, "_meta", "name", "arguments")
      ? { id, era, meta, method, tool, arguments: args }
      : undefined;
  const isPlain =
    // server/tools, "Listing Tools": a request with a cursor gets a page.
    method === "tools/list" ||
    // 2026-07-28, server/discover
    (method === "server/discover" && era === "stateless") ||
    // 2025-11-25, basic/utilities/ping: over HTTP the SDK answers it.
    (method === "ping" && era === "session" && !headers);
  return isPlain && hasOnly(params, "_meta") ? { id, era, meta, method } : undefined;
};

/** The same for the `initialize` of a session: its id and the requested revision. 2025-11-25, basic/lifecycle */
export const readInitialize = (message: unknown): { id: RequestId; revision: string } | undefined => {
  const request = readEnvelope(message);
  if (request?.method !== "initialize") return undefined;
  const { protocolVersion: revision, capabilities, clientInfo, ...rest } = request.params;
  const isPlain = isPlainCapabilities(capabilities) && isPlainClient(clientInfo) && hasOnly(rest);
  return isPlain && typeof revision === "string" ? { id: request.id, revision } : undefined;
};

/** Whether this is the `initialized` notification of a session, and nothing else. 2025-11-25, basic/lifecycle */
export const isInitialized = (message: unknown): boolean =>
  isObject(message) &&
  message.jsonrpc === "2.0" &&
  message.method === "notifications/initialized" &&
  hasOnly(message, "jsonrpc", "method");

/** JSON-RPC 2.0, 4: a request without other fields. A batch (6) is an array. */
const readEnvelope = (message: unknown): { id: RequestId; method: unknown; params: Fields } | undefined => {
  if (!isObject(message) || message.jsonrpc !== "2.0" || !isRequestId(message.id)) return undefined;
  const { id, method, params = NOTHING } = message;
  return hasOnly(message, "jsonrpc", "id", "method", "params") && isObject(params) ? { id, method, params } : undefined;
};

/** 2026-07-28, basic: `_meta` of a stateless request. */
const isPlainEnvelope = (meta: Fields): boolean => {
  const { [CLIENT_CAPABILITIES_META]: capabilities, [CLIENT_INFO_META]: client, [LOG_LEVEL_META]: level } = meta;
  return (
    meta[PROTOCOL_VERSION_META] === STATELESS_REVISION &&
    isPlainCapabilities(capabilities) &&
    (client === undefined || isPlainClient(client)) &&
    (level === undefined || LOG_LEVELS.has(level)) &&
    !hasProtocolKeys(meta, PLAIN_KEYS)
  );
};

/** basic/lifecycle, `ClientCapabilities`: objects of objects, except for `listChanged` of `roots`. */
const isPlainCapabilities = (capabilities: unknown): boolean =>
  isObject(capabilities) &&
  Object.entries(capabilities).every(
    ([name, capability]) =>
      isObject(capability) &&
      Object.entries(capability).every(([key, value]) => {
        if (name === "roots") return key === "listChanged" && typeof value === "boolean";
        // Options of elicitation are left to the SDK.
        return isObject(value) && (name !== "elicitation" || hasOnly(value));
      }),
  );

/** basic/lifecycle, `Implementation`: a client with a name, a version and at most a title. */
const isPlainClient = (client: unknown): boolean =>
  isObject(client) &&
  typeof client.name === "string" &&
  typeof client.version === "string" &&
  (client.title === undefined || typeof client.title === "string") &&
  hasOnly(client, "name", "version", "title");

/** basic, `_meta` key names: keys reserved for the protocol have a meaning, whether known here or not. */
const hasProtocolKeys = (meta: Fields, except: readonly string[]): boolean => {
  for (const key in meta) if (!except.includes(key) && RESERVED.test(key)) return true;
  return false;
};

const RESERVED = /^(?:[^/]*\.)?(?:modelcontextprotocol|mcp)(?:\.[^/]*)?\//;
const PLAIN_KEYS = [PROTOCOL_VERSION_META, CLIENT_CAPABILITIES_META, CLIENT_INFO_META, LOG_LEVEL_META];
/** server/utilities/logging, "Log Levels": those of RFC 5424. */
const LOG_LEVELS = new Set<unknown>("debug info notice warning error critical alert emergency".split(" "));
const NOTHING: Fields = {};

/** basic, "Requests": a string or an integer. */
const isRequestId = (id: unknown): id is RequestId => typeof id === "string" || Number.isSafeInteger(id);

const hasOnly = (fields: Fields, ...known: readonly string[]): boolean => {
  for (const key in fields) if (!known.includes(key)) return false;
  return true;
};
