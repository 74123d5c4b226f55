import {
  type Era,
  type RequestId,
  type RequestMeta,
  type RpcError,
  SERVER_INFO_META,
  SESSION_REVISIONS,
  STATELESS_REVISION,
} from "./protocol.ts";

/** What an answer repeats of its request. */
interface Answered {
  readonly id: RequestId;
  readonly era: Era;
}

/** A result of `tools/call`. server/tools, "Tool Result" */
export interface CallResult {
  readonly content: readonly object[];
  /** The structured content as JSON: the pipeline has it written already. */
  readonly structuredJson?: string | undefined;
  readonly isError?: true | undefined;
  readonly meta?: RequestMeta | undefined;
}

/**
 * The answer to a `tools/call` as JSON, in the order of keys in which the SDK writes it.
 * @param serverJson the server's name and version as JSON
 */
export const writeCallAnswer = (request: Answered, result: CallResult, serverJson: string): string => {
  const { content, structuredJson, isError, meta } = result;
  const isStateless = request.era === "stateless";
  let fields = meta ? `${metaField(request.era, meta, serverJson)},` : "";
  fields += `"content":${content.length === 0 ? "[]" : JSON.stringify(content)}`;
  if (structuredJson !== undefined) fields += `,"structuredContent":${structuredJson}`;
  if (isError) fields += `,"isError":true`;
  // 2026-07-28, basic, "Results": each says that it is one, and whose.
  if (isStateless) fields += `,"resultType":"complete"`;
  if (isStateless && !meta) fields += `,${metaField(request.era, {}, serverJson)}`;
  return writeResult(request.id, `{${fields}}`);
};

/** How long a client may keep a list. 2026-07-28, server/utilities/caching */
export interface CacheHint {
  readonly ttlMs: number;
  readonly cacheScope: "public" | "private";
}

/** The answer to a `tools/list` as JSON. @param toolsJson the array of tools as JSON */
export const writeListAnswer = (request: Answered, toolsJson: string, hint: CacheHint, serverJson: string): string => {
  if (request.era === "session") return writeResult(request.id, `{"tools":${toolsJson}}`);
  const { ttlMs, cacheScope } = hint;
  const rest = `"resultType":"complete","ttlMs":${ttlMs},"cacheScope":"${cacheScope}"`;
  return writeResult(request.id, `{"tools":${toolsJson},${rest},${metaField(request.era, {}, serverJson)}}`);
};

/** The answer to a `server/discover` as JSON. @param capabilitiesJson the server's capabilities as JSON */
export const writeDiscoverAnswer = (
  request: Answered,
  capabilitiesJson: string,
  { ttlMs, cacheScope }: CacheHint,
  serverJson: string,
): string => {
  const fields = `"supportedVersions":["${STATELESS_REVISION}"],"capabilities":${capabilitiesJson}`;
  const rest = `"resultType":"complete","ttlMs":${ttlMs},"cacheScope":"${cacheScope}"`;
  return writeResult(request.id, `{${fields},${rest},${metaField(request.era, {}, serverJson)}}`);
};

/** The answer to an `initialize` as JSON: the newest revision where the client asks for one that is not served. */
export const writeInitializeAnswer = (
  { id, revision }: { readonly id: RequestId; readonly revision: string },
  capabilitiesJson: string,
  serverJson: string,
): string =>
  writeResult(
    id,
    `{"protocolVersion":"${agreedRevision(revision)}","capabilities":${capabilitiesJson},"serverInfo":${serverJson}}`,
  );

/** The revision of a session whose client asks for this one. 2025-11-25, basic/lifecycle, "Version Negotiation" */
export const agreedRevision = (requested: unknown): string =>
  SESSION_REVISIONS.find((revision) => revision === requested) ?? (SESSION_REVISIONS[0] as string);

/** The answer to a `ping` as JSON. */
export const writePong = ({ id }: Answered): string => writeResult(id, "{}");

/** An error as the answer to a request. JSON-RPC 2.0, 5.1 */
export const writeErrorAnswer = (id: RequestId, error: RpcError): string =>
  JSON.stringify({ jsonrpc: "2.0", id, error });

/** How far a request got. basic/utilities/progress */
export interface Progress {
  readonly progress: number;
  readonly total?: number | undefined;
  readonly message?: string | undefined;
}

/** `notifications/progress` as JSON. @param token what the request's `_meta` has as its `progressToken` */
export const writeProgress = (token: unknown, { progress, total, message }: Progress): string => {
  const params = { progressToken: token, progress, total, message };
  return JSON.stringify({ jsonrpc: "2.0", method: "notifications/progress", params });
};

const metaField = (era: Era, meta: RequestMeta, serverJson: string): string => {
  const json = JSON.stringify(meta);
  if (era === "session") return `"_meta":${json}`;
  return `"_meta":${json.slice(0, -1)}${json === "{}" ? "" : ","}"${SERVER_INFO_META}":${serverJson}}`;
};

const writeResult = (id: RequestId, result: string): string =>
  `{"result":${result},"jsonrpc":"2.0","id":${JSON.stringify(id)}}`;
