import { failure, ToolError } from "@twinhost/core";
import { toolFailureError } from "./http-error.ts";

/** For `catch`: turns a failure with a code into the request's answer; anything else stays a server error. */
export const throwAsAnswer = (error: unknown): never => {
  if (!(error instanceof ToolError)) throw error;
  throw toolFailureError(failure(error.code, error.message, error.retryAfterMs));
};
