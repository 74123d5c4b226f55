import { unwrapArguments } from "@twinhost/core";
import { CLIENT_INFO_META, type Fields, isObject } from "@twinhost/mcp-wire";

/** Stands in for the name or version that a client does not give. */
const UNNAMED = { name: "unknown", version: "unknown" };

/**
 * Fixes messages that clients write slightly wrong. `null` for the params, or for one of them (`arguments`, `cursor`),
 * is left out: some serializers write absent values like this, and no parameter of the protocol takes it. What is
 * missing in `initialize` but not needed is filled in. Arguments that are the text of an object are parsed. Anything
 * that is not a message is returned unchanged.
 */
export const fitMessage = (message: unknown): unknown => {
  if (Array.isArray(message)) return message.map(fitMessage);
  if (!isObject(message)) return message;
  const { params, ...rest } = message;
  if (message.method === "initialize" && (params === undefined || params === null || isObject(params)))
    return { ...rest, params: fitInitialize(withoutNulls(params ?? {})) };
  if (params === null) return rest;
  if (!isObject(params)) return message;
  const fitted = fitCall(message.method, fitClientInfo(withoutNulls(params)));
  return fitted === params ? message : { ...rest, params: fitted };
};

const withoutNulls = (params: Fields): Fields =>
  Object.values(params).includes(null)
    ? Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null))
    : params;

const fitInitialize = (params: Fields): Fields => ({
  capabilities: {},
  ...params,
  clientInfo: isObject(params.clientInfo) ? { ...UNNAMED, ...params.clientInfo } : (params.clientInfo ?? UNNAMED),
});

/** Revision 2026-07-28 names the client in each request, if at all. */
const fitClientInfo = (params: Fields): Fields => {
  const { _meta } = params;
  const client = isObject(_meta) ? _meta[CLIENT_INFO_META] : undefined;
  if (!isObject(_meta) || !isObject(client) || ("name" in client && "version" in client)) return params;
  return { ...params, _meta: { ..._meta, [CLIENT_INFO_META]: { ...UNNAMED, ...client } } };
};

const fitCall = (method: unknown, params: Fields): Fields =>
  method === "tools/call" && typeof params.arguments === "string"
    ? { ...params, arguments: unwrapArguments(params.arguments) }
    : params;
