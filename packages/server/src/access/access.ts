import { type Caller, INVALID_KEY, type Logger, ROLES, type Role } from "@twinhost/core";
import type { KeyStore } from "@twinhost/policy";
import type { RequestHandler, Response } from "express";
import type { NodeHandler, NodeRequest, NodeResponse } from "../app/node-handler.ts";
import { HttpError } from "../response/http-error.ts";
import { type Credential, readCredential } from "./credentials.ts";
import type { AccessTokens } from "./oauth/access-tokens.ts";
import { bearerChallenge } from "./oauth/challenge.ts";

/** The API keys and access tokens of a server, and the caller for whom everybody is taken as long as there are neither. */
export interface AccessOptions {
  /** Without a store every request is the `openCaller`'s, unless there are tokens. */
  readonly keys?: Pick<KeyStore, "hasKeys" | "verify"> | undefined;
  /** Access tokens of an issuer, taken beside keys; with them a server is never open. */
  readonly tokens?: AccessTokens | undefined;
  /** Whom a request is taken for as long as there are no keys. */
  readonly openCaller: Caller;
  /** Where a wrong `X-API-Key` is 401 as well, not 403. */
  readonly onlyUnauthenticated?: (request: AskingRequest) => boolean;
}

/** Of a request what decides who sends it. */
type AskingRequest = Pick<NodeRequest, "headers" | "originalUrl">;

/** Who sends a request; later where a token has to be checked. @throws HttpError when that is nobody. */
type Identify = (request: AskingRequest) => Caller | Promise<Caller>;

/**
 * Finds out who calls. The store is asked each time, so a new, revoked or expired key counts at once. A server that had
 * keys once stays closed, whatever becomes of them.
 */
export const createIdentify = ({ keys, tokens, openCaller, onlyUnauthenticated }: AccessOptions): Identify => {
  let isClosed = tokens !== undefined;
  const challenge: Challenge = (error) => ({ headers: bearerChallenge(tokens, error) });

  return (request) => {
    isClosed ||= keys?.hasKeys() ?? false;
    if (!isClosed) return openCaller;
    const credential = readCredential(request.headers);
    if (!credential) throw new HttpError("unauthenticated", tokens ? SEND_KEY_OR_TOKEN : SEND_KEY, challenge());
    if (tokens && isToken(credential)) return callerOfToken(credential.key, tokens, challenge);
    const verified = keys?.verify(credential.key);
    if (typeof verified === "object") return verified.caller;
    if (credential.way === "X-API-Key" && !onlyUnauthenticated?.(request))
      throw new HttpError("forbidden", INVALID_KEY);
    throw new HttpError("unauthenticated", "This API key is not valid, or it has expired.", challenge("invalid_token"));
  };
};

type Challenge = (error?: Parameters<typeof bearerChallenge>[1]) => { headers: Record<string, string> };

const SEND_KEY = "Send an API key as X-API-Key or as Authorization: Bearer.";
const SEND_KEY_OR_TOKEN =
  "Send an API key as X-API-Key, or an access token of this server's issuer as Authorization: Bearer.";

/** A JWT has three parts (RFC 7519); an API key has no dot. */
const isToken = ({ key, way }: Credential): boolean => way === "Bearer" && key.split(".").length === 3;

const callerOfToken = async (
  token: string,
  { verify, issuer }: AccessTokens,
  challenge: Challenge,
): Promise<Caller> => {
  const caller = await verify(token).catch((cause: unknown) => {
    throw new HttpError(
      "engine_unavailable",
      `The keys of ${issuer}, which issues the access tokens, cannot be fetched.`,
      {
        cause,
      },
    );
  });
  if (!caller)
    throw new HttpError(
      "unauthenticated",
      "This access token is not valid here, or it has expired.",
      challenge("invalid_token"),
    );
  if (caller.allowedTools.length === 0 && caller.role === "caller")
    throw new HttpError(
      "forbidden",
      "This access token has no scope that allows anything here.",
      challenge("insufficient_scope"),
    );
  return caller;
};

/** Takes note of who calls, for {@link callerOf}, or refuses the request. */
export const identifyCaller =
  (identify: Identify, ipOf: (request: NodeRequest) => string | undefined, log: Logger): NodeHandler =>
  (request, response, next) => {
    const accept = (caller: Caller): void => {
      response.locals[CALLER] = caller;
      next();
    };
    const refuse = (error: unknown): void => {
      const { requestId } = response.locals;
      if (error instanceof HttpError)
        log.warn({ requestId, ip: ipOf(request), code: error.code, err: error.cause }, "credential refused");
      next(error);
    };
    let caller: ReturnType<Identify>;
    try {
      caller = identify(request);
    } catch (error) {
      return refuse(error);
    }
    // A key is known at once: no turn of the event loop for it.
    if (caller instanceof Promise) caller.then(accept, refuse);
    else accept(caller);
  };

/** Lets routes that need no key know who sends a valid one nevertheless, for {@link callerIfAny}. */
export const offerCaller = (identify: Identify, response: NodeResponse): void => {
  response.locals[IDENTIFY] = identify;
};

const CALLER = "caller";
const IDENTIFY = "identify";

/** Who sent the request that this response answers. */
export const callerOf = (response: Pick<NodeResponse, "locals">): Caller => {
  const caller: Caller | undefined = response.locals[CALLER];
  if (!caller) throw new Error("This route stands before the check of credentials.");
  return caller;
};

/** On a route that needs no key: who sends a valid one, or calls an open server. */
export const callerIfAny = async (response: Response): Promise<Caller | undefined> => {
  const identify: Identify | undefined = response.locals[IDENTIFY];
  try {
    return await identify?.(response.req);
  } catch (error) {
    if (error instanceof HttpError) return undefined;
    throw error;
  }
};

/** Whether a caller's role is at least this one. */
export const hasRole = (caller: Caller, role: Role): boolean =>
  ROLES.indexOf(caller.role ?? "caller") >= ROLES.indexOf(role);

/** Refuses callers below a role. */
export const requireRole =
  (role: Role): RequestHandler =>
  (_request, response, next) => {
    if (!hasRole(callerOf(response), role))
      throw new HttpError("forbidden", `This needs an API key of the role ${role}.`);
    next();
  };
