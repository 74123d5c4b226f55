import { INTERNAL_ERROR, INVALID_PARAMS, ProtocolError } from "@modelcontextprotocol/server";
import { ERRORS, failure, ToolError } from "../core/errors.ts";
import { toWireError } from "./error-meta.ts";

/** What a resource or a prompt threw, as a JSON-RPC error: with its code, and nothing of what is inside. */
export const toProtocolError = (error: unknown): ProtocolError => {
  if (error instanceof ProtocolError) return error;
  const known = error instanceof ToolError ? error : undefined;
  const told = failure(known?.code ?? "internal", known?.message ?? "", known?.retryAfterMs);
  const isCallers = ERRORS[told.code].status < 500;
  return new ProtocolError(isCallers ? INVALID_PARAMS : INTERNAL_ERROR, told.message, toWireError(told));
};

/** Runs work whose errors become {@link toProtocolError}. */
export const withProtocolErrors = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw toProtocolError(error);
  }
};
