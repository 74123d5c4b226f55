import { InsufficientScopeError, OAuthError } from "@modelcontextprotocol/client";
import { failure, type ToolFailure } from "@twinhost/core";
import type { StatusAdvice } from "../../http-status-failures.ts";

const LONGEST_REASON = 300;

/** Whether a request failed because of its access token: the connection is still good. */
export const isAuthorizationError = (error: unknown): error is InsufficientScopeError | OAuthError =>
  error instanceof InsufficientScopeError || error instanceof OAuthError;

/** @param server - as the start of a sentence */
export const authorizationFailure = (
  error: InsufficientScopeError | OAuthError,
  server: string,
  advice: StatusAdvice,
): ToolFailure => {
  if (error instanceof InsufficientScopeError) {
    const wanted = error.requiredScope === undefined ? "a wider scope" : `the scope "${error.requiredScope}"`;
    return failure("forbidden", `${server} refuses this access token: it wants ${wanted}.${advice[403] ?? ""}`);
  }
  const reason = `${error.code}, ${error.message.slice(0, LONGEST_REASON).toWellFormed()}`;
  return failure("unauthenticated", `${server} names an issuer that gives no token: ${reason}.${advice[401] ?? ""}`);
};
