import { INTERNAL_ERROR, INVALID_PARAMS, ProtocolError } from "@modelcontextprotocol/server";
import { ERRORS, failure, ToolError } from "../core/errors.ts";

/** What a resource or a prompt threw, as a JSON-RPC error: with its code, and nothing of what is inside. */
export const toProtocolError = (error: unknown): ProtocolError => {
  if (error instanceof ProtocolError) return error;
  const known = error instanceof ToolError ? error : undefined;
  const { code, message, retryable } = failure(known?.code ?? "internal", known?.message ?? "");
  return new ProtocolError(ERRORS[code].status < 500 ? INVALID_PARAMS : INTERNAL_ERROR, message, { code, retryable });
};

/** Runs work whose errors become {@link toProtocolError}. */
export const withProtocolErrors = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw toProtocolError(error);
  }
};
