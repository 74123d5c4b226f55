import { type Era, type Fields, isObject, type RequestId, type RpcError } from "./protocol.ts";

/** An answer to a request. */
export type Answer = { readonly id: RequestId } & ({ readonly result: Fields } | { readonly error: RpcError });

/**
 * Reads an answer; undefined for any other message, and for a result that does not end its call (2026-07-28: a
 * `resultType` other than `complete`).
 */
export const readAnswer = (message: unknown, era: Era): Answer | undefined => {
  if (!isObject(message) || message.jsonrpc !== "2.0") return undefined;
  const { id, result, error } = message;
  // basic, "Responses": the id is its request's.
  if (typeof id !== "string" && typeof id !== "number") return undefined;
  if (isObject(result) && error === undefined)
    return era === "session" || result.resultType === "complete" ? { id, result } : undefined;
  if (!isObject(error) || result !== undefined) return undefined;
  const { code, message: text, data } = error;
  // JSON-RPC 2.0, 5.1
  if (!Number.isInteger(code) || typeof text !== "string") return undefined;
  return { id, error: { code: code as number, message: text, ...(data !== undefined && { data }) } };
};
