import {
  CLIENT_CAPABILITIES_META,
  CLIENT_INFO_META,
  type Era,
  LOG_LEVEL_META,
  PROTOCOL_VERSION_META,
  type RequestId,
  type RequestMeta,
  STATELESS_REVISION,
} from "./protocol.ts";
import { type Headers, headersFit, headersFitSession } from "./protocol-headers.ts";

interface Read {
  readonly id: RequestId;
  readonly era: Era;
  readonly meta: RequestMeta;
}

/** A `tools/call`. */
export interface CallRequest extends Read {
  readonly method: "tools/call";
  readonly tool: string;
  readonly arguments: Fields;
}

/** A `tools/list`, of all tools at once. */
export interface ListRequest extends Read {
  readonly method: "tools/list";
}

/** A `server/discover`, or on a pipe a session's `ping`. */
export interface OpeningRequest extends Read {
  readonly method: "server/discover" | "ping";
}

/** A request that the fast path answers. */
export type FastRequest = CallRequest | ListRequest | OpeningRequest;

/** An `initialize` that names nothing unusual. */
export interface InitializeRequest {
  readonly id: RequestId;
  /** The revision that the client asks for. */
  readonly revision: string;
  readonly capabilities: Fields;
}

/** Where a message came from, as far as its meaning depends on it. */
export interface Origin {
  /** The headers of an HTTP request; absent on a pipe. */
  readonly headers?: Headers;
  /** A session of 2025-11-25 or before that stands. */
  readonly session?: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The one decision: a request that the fast path answers exactly as the SDK would, read; or undefined, and the SDK has it.
 * Whatever is unknown, unusual or wrong is the SDK's.
 */
export const readRequest = (message: unknown, { headers, session = false }: Origin): FastRequest | undefined => {
  const request = readEnvelope(message);
  if (!request) return undefined;
  const { id, method, params } = request;

  const { _meta: meta = NOTHING } = params;
  if (!isObject(meta)) return undefined;
  // 2026-07-28, basic: a request names its revision itself, whatever connection it comes on.
  const era: Era = PROTOCOL_VERSION_META in meta ? "stateless" : "session";
  if (era === "stateless" ? !isPlainEnvelope(meta) : !session || hasProtocolKeys(meta, [])) return undefined;
  // basic/utilities/progress: a token is an id.
  const { progressToken } = meta;
  if (progressToken !== undefined && !isRequestId(progressToken)) return undefined;

  // server/tools, "Listing Tools": what has a cursor is answered with a page. 2026-07-28, server/discover.
  if (method === "tools/list" || (method === "server/discover" && era === "stateless"))
    return hasOnly(params, "_meta") && fits(era, headers, method) ? { id, era, meta, method } : undefined;
  // 2025-11-25, basic/utilities/ping: over HTTP it is the SDK's.
  if (method === "ping" && era === "session" && !headers)
    return hasOnly(params, "_meta") ? { id, era, meta, method } : undefined;
  // server/tools, "Calling Tools": `inputResponses` and `requestState` continue a call that asked; `task` is another thing.
  if (method !== "tools/call" || !hasOnly(params, "_meta", "name", "arguments")) return undefined;
  const { name: tool, arguments: args = NOTHING } = params;
  if (typeof tool !== "string" || !isObject(args) || !fits(era, headers, method, tool)) return undefined;
  return { id, era, meta, method, tool, arguments: args };
};

/**
 * The `initialize` of a session (2025-11-25, basic/lifecycle) that is answered exactly as the SDK would, read; or undefined,
 * and the SDK has it.
 */
export const readInitialize = (message: unknown): InitializeRequest | undefined => {
  const request = readEnvelope(message);
  if (request?.method !== "initialize" || !hasOnly(request.params, "protocolVersion", "capabilities", "clientInfo"))
    return undefined;
  const { protocolVersion: revision, capabilities, clientInfo } = request.params;
  if (typeof revision !== "string" || !isPlainCapabilities(capabilities) || !isPlainClient(clientInfo))
    return undefined;
  return { id: request.id, revision, capabilities };
};

/** Whether the client of a session says that it is ready, and nothing else. 2025-11-25, basic/lifecycle */
export const isInitialized = (message: unknown): boolean =>
  isObject(message) &&
  message.jsonrpc === "2.0" &&
  message.method === "notifications/initialized" &&
  hasOnly(message, "jsonrpc", "method", "params") &&
  (message.params === undefined || (isObject(message.params) && hasOnly(message.params)));

/** JSON-RPC 2.0, 4: a request, with nothing else in it. A batch (6) is an array. */
const readEnvelope = (message: unknown): { id: RequestId; method: unknown; params: Fields } | undefined => {
  if (!isObject(message) || message.jsonrpc !== "2.0" || !isRequestId(message.id)) return undefined;
  const { id, method, params = NOTHING } = message;
  return hasOnly(message, "jsonrpc", "id", "method", "params") && isObject(params) ? { id, method, params } : undefined;
};

const fits = (era: Era, headers: Headers | undefined, method: string, tool?: string): boolean =>
  headers === undefined || (era === "session" ? headersFitSession(headers) : headersFit(headers, method, tool));

/** `_meta` of a request that stands on its own. */
const isPlainEnvelope = (meta: Fields): boolean => {
  const { [CLIENT_CAPABILITIES_META]: capabilities, [CLIENT_INFO_META]: client, [LOG_LEVEL_META]: level } = meta;
  return (
    meta[PROTOCOL_VERSION_META] === STATELESS_REVISION &&
    isPlainCapabilities(capabilities) &&
    (client === undefined || isPlainClient(client)) &&
    (level === undefined || LOG_LEVELS.includes(level)) &&
    !hasProtocolKeys(meta, PLAIN_KEYS)
  );
};

/** basic/lifecycle, `ClientCapabilities`: objects of objects, but for what `roots` says of its list. */
const isPlainCapabilities = (capabilities: unknown): capabilities is Fields =>
  isObject(capabilities) &&
  Object.entries(capabilities).every(
    ([name, capability]) =>
      isObject(capability) &&
      Object.entries(capability).every(([key, value]) => {
        if (name === "roots") return key === "listChanged" && typeof value === "boolean";
        // What a form may say of itself is the SDK's.
        return isObject(value) && (name !== "elicitation" || hasOnly(value));
      }),
  );

/** basic/lifecycle, `Implementation`: a client with a name, a version and a title at most. */
const isPlainClient = (client: unknown): boolean =>
  isObject(client) &&
  typeof client.name === "string" &&
  typeof client.version === "string" &&
  (client.title === undefined || typeof client.title === "string") &&
  hasOnly(client, "name", "version", "title");

/** basic, `_meta` key names: what is reserved for the protocol means something, known here or not. */
const hasProtocolKeys = (meta: Fields, except: readonly string[]): boolean => {
  for (const key in meta) if (!except.includes(key) && RESERVED.test(key)) return true;
  return false;
};

const RESERVED = /^(?:[^/]*\.)?(?:modelcontextprotocol|mcp)(?:\.[^/]*)?\//;
const PLAIN_KEYS = [PROTOCOL_VERSION_META, CLIENT_CAPABILITIES_META, CLIENT_INFO_META, LOG_LEVEL_META];
/** RFC 5424 */
const LOG_LEVELS: readonly unknown[] = [
  "debug",
  "info",
  "notice",
  "warning",
  "error",
  "critical",
  "alert",
  "emergency",
];
const NOTHING: Fields = {};

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** basic, "Requests": a string or an integer. */
const isRequestId = (id: unknown): id is RequestId => typeof id === "string" || Number.isSafeInteger(id);

const hasOnly = (fields: Fields, ...known: readonly string[]): boolean => {
  for (const key in fields) if (!known.includes(key)) return false;
  return true;
};
