import { type Caller, matchesPattern } from "@twinhost/core";
import { type OAuthSettings, readScopes } from "./oauth-settings.ts";

/** Access tokens of an issuer, for a server that is their resource (MCP, "Authorization"; OAuth 2.1). */
export interface AccessTokens {
  readonly issuer: string;
  /** Whom a token stands for; undefined when it is not valid here. @throws when the issuer's keys cannot be fetched */
  verify(token: string): Promise<Caller | undefined>;
  /**
   * The scopes of a token that allows this tool, too, beside what the caller's token does. Undefined for a caller who came
   * without one, and for a tool that no scope allows.
   */
  scopeFor(caller: Caller, tool: string): string | undefined;
  /** What `/.well-known/oauth-protected-resource` answers (RFC 9728). */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Where that stands, for `WWW-Authenticate`. */
  readonly metadataUrl: string;
}

/** The tokens that the settings name; undefined without an issuer. @throws Error in one line for an operator */
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
  /** The scopes of the callers that came. */
  const scopesOf = new WeakMap<Caller, readonly string[]>();
  // Loaded only where tokens are in use: it is most of what a host without them would have to start with.
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
      // The narrowest that allows it: no more is asked for than is needed.
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

/** The well-known path stands before the resource's own (RFC 9728, section 3.1). */
const metadataUrlOf = ({ origin, pathname }: URL): string => `${origin}${PATH}${pathname === "/" ? "" : pathname}`;
