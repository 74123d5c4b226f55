import { type Caller, ROLES } from "@twinhost/core";
import { z } from "zod";
import type { GrantOf } from "./oauth-settings.ts";

/** The claims that identify the caller and its scopes (RFC 9068, section 2.2). Some issuers send scopes as a list. */
const claims = z.object({
  sub: z.string().min(1),
  client_id: z.string().optional(),
  azp: z.string().optional(),
  scope: z.union([z.string().transform((scope) => scope.split(" ")), z.array(z.string())]).optional(),
  scp: z.union([z.string().transform((scope) => scope.split(" ")), z.array(z.string())]).optional(),
});

/** The caller and the scopes of a verified token. */
export interface VerifiedToken {
  readonly caller: Caller;
  readonly scopes: readonly string[];
}

/** Maps a verified token's claims to a caller; undefined when they identify nobody. */
export const toCaller = (payload: unknown, grantOf: GrantOf): VerifiedToken | undefined => {
  const read = claims.safeParse(payload);
  if (!read.success) return undefined;
  const { sub, client_id, azp, scope, scp } = read.data;
  const scopes = scope ?? scp ?? [];
  const grants = scopes.flatMap((each) => grantOf(each) ?? []);
  const roles = grants.flatMap((grant) => ("role" in grant ? [grant.role] : []));
  const caller: Caller = {
    id: `oauth:${sub}`,
    owner: client_id ?? azp ?? sub,
    allowedTools: grants.flatMap((grant) => ("tools" in grant ? [grant.tools] : [])),
    role: ROLES.findLast((role) => roles.includes(role)) ?? "caller",
  };
  return { caller, scopes };
};
