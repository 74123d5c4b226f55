import {
  type Era,
  type Fields,
  type RequestId,
  type RpcError,
  SERVER_INFO_META,
  SESSION_REVISIONS,
  STATELESS_REVISION,
} from "./protocol.ts";

// Answers as JSON, with their keys in the order in which the SDK writes them.

/** What an answer needs of its request. */
interface Answered {
  readonly id: RequestId;
  readonly era: Era;
}

/** The server's info and capabilities, as JSON. */
export interface ServerJson {
  readonly info: string;
  readonly capabilities: string;
}

/** A result of `tools/call`. server/tools, "Tool Result" */
export interface CallResult {
  readonly content: readonly object[];
  /** The structured content as JSON, which the pipeline has already serialized. */
  readonly structuredJson?: string | undefined;
  readonly isError?: boolean | undefined;
  readonly meta?: Fields | undefined;
}

/** The answer to a `tools/call`. server/tools, "Calling Tools" */
export const writeCallAnswer = (request: Answered, result: CallResult, server: ServerJson): string => {
  const { content, structuredJson, isError, meta } = result;
  let fields = `"content":${content.length === 0 ? "[]" : JSON.stringify(content)}`;
  if (structuredJson !== undefined) fields += `,"structuredContent":${structuredJson}`;
  if (isError !== undefined) fields += `,"isError":${isError}`;
  return writeResult(request, fields, server, meta);
};

/** How long a client may cache an answer. 2026-07-28, server/utilities/caching */
export interface CacheHint {
  readonly ttlMs: number;
  readonly cacheScope: "public" | "private";
}

/** The answer to a `tools/list`. server/tools, "Listing Tools" */
export const writeListAnswer = (request: Answered, tools: readonly object[], server: ServerJson, hint: CacheHint) =>
  writeResult(request, `"tools":${JSON.stringify(tools)}`, server, undefined, hint);

/** The answer to a `server/discover`. 2026-07-28, server/discover */
export const writeDiscoverAnswer = (request: Answered, server: ServerJson, hint: CacheHint): string => {
  const fields = `"supportedVersions":["${STATELESS_REVISION}"],"capabilities":${server.capabilities}`;
  return writeResult(request, fields, server, undefined, hint);
};

/** The answer to an `initialize`. 2025-11-25, basic/lifecycle, "Initialization" */
export const writeInitializeAnswer = (id: RequestId, revision: string, { info, capabilities }: ServerJson): string =>
  `{"result":{"protocolVersion":"${revision}","capabilities":${capabilities},"serverInfo":${info}},${endOf(id)}`;

/** The revision of a session whose client requests this one. 2025-11-25, basic/lifecycle, "Version Negotiation" */
export const agreedRevision = (requested: unknown): string =>
  SESSION_REVISIONS.find((revision) => revision === requested) ?? SESSION_REVISIONS[0];

/** The answer to a `ping`. 2025-11-25, basic/utilities/ping */
export const writePong = ({ id }: Answered): string => `{"result":{},${endOf(id)}`;

/** An error as the answer to a request. JSON-RPC 2.0, 5.1 */
export const writeErrorAnswer = (id: RequestId, error: RpcError): string =>
  JSON.stringify({ jsonrpc: "2.0", id, error });

const writeResult = (to: Answered, fields: string, server: ServerJson, meta?: Fields, hint?: CacheHint): string => {
  const { id, era } = to;
  const own = meta && JSON.stringify(meta);
  if (era === "session") return `{"result":{${own ? `"_meta":${own},` : ""}${fields}},${endOf(id)}`;
  // 2026-07-28, basic, "Results": each has its `resultType` and names its server.
  const _meta = `"_meta":${own && own !== "{}" ? `${own.slice(0, -1)},` : "{"}"${SERVER_INFO_META}":${server.info}}`;
  const caching = hint ? `,"ttlMs":${hint.ttlMs},"cacheScope":"${hint.cacheScope}"` : "";
  const complete = `${fields},"resultType":"complete"${caching}`;
  return `{"result":{${own ? `${_meta},${complete}` : `${complete},${_meta}`}},${endOf(id)}`;
};

const endOf = (id: RequestId): string => `"jsonrpc":"2.0","id":${JSON.stringify(id)}}`;
