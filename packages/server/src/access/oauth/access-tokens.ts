import { type Caller, matchesPattern } from "@twinhost/core";
import { type OAuthSettings, readScopes } from "./oauth-settings.ts";

/** An issuer's access tokens, for a server that is their resource server (MCP, "Authorization"; OAuth 2.1). */
export interface AccessTokens {
  readonly issuer: string;
  /** A token's caller; undefined when it is not valid here. @throws when the issuer's keys cannot be fetched */
  verify(token: string): Promise<Caller | undefined>;
  /**
   * The scopes that the caller's token would need in order to allow this tool as well. Undefined for a caller without a
   * token, and for a tool that no scope allows.
   */
  scopeFor(caller: Caller, tool: string): string | undefined;
  /** The content of `/.well-known/oauth-protected-resource` (RFC 9728). */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The URL of the metadata, for `WWW-Authenticate`. */
  readonly metadataUrl: string;
}

/** Reads the OAuth settings; undefined without an issuer. @throws Error with one line for the operator */
export const openAccessTokens = (settings: OAuthSettings): AccessTokens | undefined => {
  const { OAUTH_ISSUER: issuer, OAUTH_AUDIENCE: audience, OAUTH_SCOPES } = settings;
  if (issuer === undefined && audience === undefined) return undefined;
  if (issuer === undefined) throw new Error("OAUTH_AUDIENCE is set without OAUTH_ISSUER: set both, or neither");
  if (audience === undefined)
    throw new Error(
      "OAUTH_ISSUER is set without OAUTH_AUDIENCE: set it to the address that clients call, such as https://tools.example.com/mcp",
    );
  const { grantOf, supported } = readScopes(OAUTH_SCOPES);
  const toolScopes = supported.flatMap((scope) => {
    const grant = grantOf(scope);
    return grant && "tools" in grant ? [{ scope, tools: grant.tools }] : [];
  });
  /** The token scopes of each verified caller. */
  const scopesOf = new WeakMap<Caller, readonly string[]>();
  // Loaded only where tokens are in use: it would be most of what a host without them loads at startup.
  const opened = import("./verify-token.ts").then(({ createVerifyToken }) =>
    createVerifyToken({ issuer, audience, grantOf }),
  );
  return {
    issuer,
    verify: async (token) => {
      const verified = await (await opened)(token);
      if (verified) scopesOf.set(verified.caller, verified.scopes);
      return verified?.caller;
    },
    scopeFor: (caller, tool) => {
      const scopes = scopesOf.get(caller);
      // The narrowest scope that allows the tool: clients should request no more than they need.
      const [needed] = toolScopes
        .filter(({ tools }) => matchesPattern(tools, tool))
        .toSorted((one, other) => other.tools.length - one.tools.length);
      return scopes && needed && [...new Set([...scopes, needed.scope])].join(" ");
    },
    metadata: {
      resource: audience,
      authorization_servers: [issuer],
      scopes_supported: supported,
      bearer_methods_supported: ["header"],
    },
    metadataUrl: metadataUrlOf(new URL(audience)),
  };
};

const PATH = "/.well-known/oauth-protected-resource";

/** The well-known path goes before the resource's own path (RFC 9728, section 3.1). */
const metadataUrlOf = ({ origin, pathname }: URL): string => `${origin}${PATH}${pathname === "/" ? "" : pathname}`;
