import type { AuthInfo, ServerContext } from "@modelcontextprotocol/server";
import type { Caller } from "@twinhost/core";

/** What a host knows about a request, without the key, in the only field beside the message that the SDK passes on. */
export const requestInfoOf = (caller: Caller, requestId?: string): AuthInfo => ({
  token: "",
  clientId: caller.id,
  scopes: [],
  extra: { caller, requestId },
});

/** The caller of a request. @throws Error if it bypassed authentication */
export const callerIn = (info: AuthInfo | undefined): Caller => {
  if (!info?.extra?.caller) throw new Error("This request came past the check of credentials.");
  return info.extra.caller as Caller;
};

/** The host's id of a request, if it has one. */
export const requestIdOf = ({ http }: ServerContext): string | undefined =>
  http?.authInfo?.extra?.requestId as string | undefined;
