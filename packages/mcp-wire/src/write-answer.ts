import { type Era, type RequestId, type RequestMeta, type RpcError, SERVER_INFO_META } from "./protocol.ts";

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

/** The answer to a `tools/call` as JSON, in the order of keys in which the SDK writes it. */
export const writeCallAnswer = (request: Answered, result: CallResult, server: object): string => {
  const { content, structuredJson, isError, meta } = result;
  const fields = [
    ...(meta ? [metaField(request.era, meta, server)] : []),
    `"content":${JSON.stringify(content)}`,
    ...(structuredJson === undefined ? [] : [`"structuredContent":${structuredJson}`]),
    ...(isError ? [`"isError":true`] : []),
    // 2026-07-28, basic, "Results": each says that it is one, and whose.
    ...(request.era === "stateless" ? [`"resultType":"complete"`] : []),
    ...(request.era === "stateless" && !meta ? [metaField(request.era, {}, server)] : []),
  ];
  return writeResult(request.id, `{${fields.join(",")}}`);
};

/** How long a client may keep a list. 2026-07-28, server/utilities/caching */
export interface CacheHint {
  readonly ttlMs: number;
  readonly cacheScope: "public" | "private";
}

/** The answer to a `tools/list` as JSON. @param toolsJson the array of tools as JSON */
export const writeListAnswer = (request: Answered, toolsJson: string, hint: CacheHint, server: object): string => {
  if (request.era === "session") return writeResult(request.id, `{"tools":${toolsJson}}`);
  const { ttlMs, cacheScope } = hint;
  const rest = `"resultType":"complete","ttlMs":${ttlMs},"cacheScope":"${cacheScope}"`;
  return writeResult(request.id, `{"tools":${toolsJson},${rest},${metaField(request.era, {}, server)}}`);
};

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

const metaField = (era: Era, meta: RequestMeta, server: object): string =>
  `"_meta":${JSON.stringify(era === "stateless" ? { ...meta, [SERVER_INFO_META]: server } : meta)}`;

const writeResult = (id: RequestId, result: string): string =>
  `{"result":${result},"jsonrpc":"2.0","id":${JSON.stringify(id)}}`;
