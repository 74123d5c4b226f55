import { INTERNAL_ERROR, INVALID_PARAMS, ProtocolError } from "@modelcontextprotocol/server";
import { ERRORS, failureOf, ToolError } from "@twinhost/core";
import { toWireError } from "../protocol/error-meta.ts";

/** Converts what a resource or a prompt threw to a JSON-RPC error, with its code but without internals. */
export const toProtocolError = (error: unknown): ProtocolError => {
  if (error instanceof ProtocolError) return error;
  // The cause is the protocol's own error for this.
  if (error instanceof ToolError && error.cause instanceof ProtocolError) return error.cause;
  const failure = failureOf(error);
  const isCallers = ERRORS[failure.code].status < 500;
  return new ProtocolError(isCallers ? INVALID_PARAMS : INTERNAL_ERROR, failure.message, toWireError(failure));
};

/** Runs work and converts its errors with {@link toProtocolError}. */
export const withProtocolErrors = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw toProtocolError(error);
  }
};
