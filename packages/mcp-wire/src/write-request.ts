import {
  CLIENT_CAPABILITIES_META,
  CLIENT_INFO_META,
  type Era,
  PROTOCOL_VERSION_META,
  type RequestId,
  type RequestMeta,
  STATELESS_REVISION,
} from "./protocol.ts";

/** Who sends a request, as `clientInfo` names it. */
export interface ClientInfo {
  readonly name: string;
  readonly version: string;
}

/** What is sent beside the parameters. */
export interface RequestEnvelope {
  readonly id: RequestId;
  readonly era: Era;
  readonly client: ClientInfo;
  readonly meta?: RequestMeta | undefined;
}

/** A `tools/call` as JSON, on one line. */
export const writeCall = ({ id, era, client, meta }: RequestEnvelope, tool: string, args: object): string => {
  const _meta = era === "session" ? meta : { ...meta, ...statelessMeta(client) };
  const params = { name: tool, arguments: args, ...(_meta && { _meta }) };
  return JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params });
};

/** `notifications/cancelled` for a request, as JSON on one line. basic/utilities/cancellation */
export const writeCancel = ({ id, era, client }: RequestEnvelope, reason: string): string => {
  const params = { requestId: id, reason, ...(era === "stateless" && { _meta: statelessMeta(client) }) };
  return JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params });
};

/** 2026-07-28, basic: each request carries its revision and the client's capabilities, here none. */
const statelessMeta = (client: ClientInfo): RequestMeta => ({
  [PROTOCOL_VERSION_META]: STATELESS_REVISION,
  [CLIENT_INFO_META]: client,
  [CLIENT_CAPABILITIES_META]: {},
});
