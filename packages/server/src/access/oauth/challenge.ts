import type { Caller } from "@twinhost/core";
import type { AccessTokens } from "./access-tokens.ts";

/** The characters allowed in scopes (RFC 6749, section 3.3); nothing else goes into the header. */
const SCOPES = /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/;

/** The `WWW-Authenticate` header: the error (RFC 6750, section 3), and where a client finds out who issues tokens. */
export const bearerChallenge = (
  tokens: AccessTokens | undefined,
  error?: "invalid_token" | "insufficient_scope",
  scope?: string,
) => {
  const parameters = [
    'realm="twinhost"',
    ...(error ? [`error="${error}"`] : []),
    ...(scope !== undefined && SCOPES.test(scope) ? [`scope="${scope}"`] : []),
    ...(tokens ? [`resource_metadata="${tokens.metadataUrl}"`] : []),
  ];
  return { "WWW-Authenticate": `Bearer ${parameters.join(", ")}` };
};

/**
 * The challenge for a caller whose access token does not allow a tool: it names the scopes that would (MCP, "Step-Up
 * Authorization Flow"). Undefined for a caller with an API key, and for a tool that no scope allows.
 */
export const stepUpChallenge = (tokens: AccessTokens | undefined, caller: Caller, tool: string) => {
  const scope = tokens?.scopeFor(caller, tool);
  return scope === undefined ? undefined : bearerChallenge(tokens, "insufficient_scope", scope);
};
