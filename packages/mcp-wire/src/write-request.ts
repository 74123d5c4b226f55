import {
  CLIENT_CAPABILITIES_META,
  CLIENT_INFO_META,
  type Era,
  type Fields,
  PROTOCOL_VERSION_META,
  type RequestId,
  STATELESS_REVISION,
} from "./protocol.ts";

/** What a request has in addition to its parameters. */
export interface RequestEnvelope {
  readonly id: RequestId;
  readonly era: Era;
  /** Who sends it, for `clientInfo`. */
  readonly client: { readonly name: string; readonly version: string };
  readonly meta?: Fields | undefined;
}

/** A `tools/call` as JSON, on one line. server/tools, "Calling Tools" */
export const writeCall = (envelope: RequestEnvelope, tool: string, args: object): string => {
  const _meta = metaOf(envelope);
  const params = { name: tool, arguments: args, ...(_meta && { _meta }) };
  return JSON.stringify({ jsonrpc: "2.0", id: envelope.id, method: "tools/call", params });
};

/** `notifications/cancelled` for a request, as JSON on one line. basic/utilities/cancellation */
export const writeCancel = ({ id, era, client }: RequestEnvelope, reason: string): string => {
  const _meta = metaOf({ id, era, client });
  const params = { requestId: id, reason, ...(_meta && { _meta }) };
  return JSON.stringify({ jsonrpc: "2.0", method: "notifications/cancelled", params });
};

/** 2026-07-28, basic: each request carries its revision and the client's capabilities, here none. */
const metaOf = ({ era, client, meta }: RequestEnvelope): Fields | undefined =>
  era === "session"
    ? meta
    : {
        ...meta,
        [PROTOCOL_VERSION_META]: STATELESS_REVISION,
        [CLIENT_INFO_META]: client,
        [CLIENT_CAPABILITIES_META]: {},
      };
