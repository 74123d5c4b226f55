import { failure, ToolError } from "@twinhost/core";
import { toolFailureError } from "./http-error.ts";

/** For `catch`: a failure with a code becomes the answer of the request; whatever else stays a fault of this server. */
export const throwAsAnswer = (error: unknown): never => {
  if (!(error instanceof ToolError)) throw error;
  throw toolFailureError(failure(error.code, error.message, error.retryAfterMs));
};
