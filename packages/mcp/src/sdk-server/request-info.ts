import type { AuthInfo, ServerContext } from "@modelcontextprotocol/server";
import type { Caller } from "@twinhost/core";

/** What a host knows of a request, in the one place beside its message that the SDK hands on; the key itself stays with the host. */
export const requestInfoOf = (caller: Caller, requestId?: string): AuthInfo => ({
  token: "",
  clientId: caller.id,
  scopes: [],
  extra: { caller, requestId },
});

/** Who sends a request. @throws Error when it came past the check of credentials */
export const callerIn = (info: AuthInfo | undefined): Caller => {
  if (!info?.extra?.caller) throw new Error("This request came past the check of credentials.");
  return info.extra.caller as Caller;
};

/** The host's id of a request, where it has one. */
export const requestIdOf = ({ http }: ServerContext): string | undefined =>
  http?.authInfo?.extra?.requestId as string | undefined;
