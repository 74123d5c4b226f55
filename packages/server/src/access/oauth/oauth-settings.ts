import { commaList, ROLES, type Role } from "@twinhost/core";
import { z } from "zod";

/** What a scope of an access token allows: tools by name or pattern, or a role. */
export type ScopeGrant = { readonly tools: string } | { readonly role: Role };

/** What a scope grants; undefined for an unknown scope. */
export type GrantOf = (scope: string) => ScopeGrant | undefined;

const TOOLS = /^[\w.*-]+$/;
const ROLE_PREFIX = "role:";
const TOOLS_PREFIX = "tools:";

const scopeRule = z.string().transform((rule, context): readonly [scope: string, grant: ScopeGrant] => {
  const [scope = "", target = "", ...more] = rule.split("=");
  const grant = more.length === 0 && scope !== "" ? readGrant(target) : undefined;
  if (grant) return [scope, grant];
  context.addIssue({
    code: "custom",
    message: `"${rule}" must be scope=tools or scope=role:ROLE, such as docs.read=search_* or ops=role:metrics`,
  });
  return z.NEVER;
});

const readGrant = (target: string): ScopeGrant | undefined => {
  if (!target.startsWith(ROLE_PREFIX)) return TOOLS.test(target) ? { tools: target } : undefined;
  const role = ROLES.find((known) => target === `${ROLE_PREFIX}${known}`);
  return role && { role };
};

const absoluteUrl = z.url({ protocol: /^https?$/, error: "must be a URL such as https://id.example.com" });

/** Settings for access tokens, which every server accepts in addition to API keys. */
export const oauthSettings = {
  /** Whose tokens are accepted: the issuer identifier of an OpenID provider or OAuth authorization server. */
  OAUTH_ISSUER: absoluteUrl.optional(),
  /** The address of this server that tokens must be issued for, such as `https://tools.example.com/mcp`. */
  OAUTH_AUDIENCE: absoluteUrl.optional(),
  /** What the issuer's scopes grant, as `scope=tools` or `scope=role:ROLE`; by default `tools:PATTERN`, `role:ROLE`. */
  OAUTH_SCOPES: commaList.pipe(z.array(scopeRule)).optional(),
};

export type OAuthSettings = z.output<z.ZodObject<typeof oauthSettings>>;

/** What scopes grant under these settings, and which ones a client may request. */
export const readScopes = (
  rules: OAuthSettings["OAUTH_SCOPES"],
): { grantOf: GrantOf; supported: readonly string[] } => {
  if (!rules) return { grantOf: grantByName, supported: [`${TOOLS_PREFIX}*`] };
  const grants = new Map(rules);
  return { grantOf: (scope) => grants.get(scope), supported: [...grants.keys()] };
};

const grantByName: GrantOf = (scope) =>
  readGrant(
    scope.startsWith(TOOLS_PREFIX) ? scope.slice(TOOLS_PREFIX.length) : scope.startsWith(ROLE_PREFIX) ? scope : "",
  );
