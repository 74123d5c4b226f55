import { type Caller, INVALID_KEY, type Logger, ROLES, type Role } from "@twinhost/core";
import type { KeyStore } from "@twinhost/policy";
import type { RequestHandler, Response } from "express";
import type { NodeHandler, NodeRequest, NodeResponse } from "../app/node-handler.ts";
import { HttpError } from "../response/http-error.ts";
import { type Credential, readCredential } from "./credentials.ts";
import type { AccessTokens } from "./oauth/access-tokens.ts";
import { bearerChallenge } from "./oauth/challenge.ts";

/** A server's API keys and access tokens, and the caller of every request while it has neither. */
export interface AccessOptions {
  /** Without a key store, and without tokens, every request counts as the `openCaller`'s. */
  readonly keys?: Pick<KeyStore, "hasKeys" | "verify"> | undefined;
  /** An issuer's access tokens, accepted in addition to keys; a server that has them is never open. */
  readonly tokens?: AccessTokens | undefined;
  /** The caller of every request while the server is open. */
  readonly openCaller: Caller;
  /** Requests whose invalid `X-API-Key` gets 401 instead of 403. */
  readonly onlyUnauthenticated?: (request: AskingRequest) => boolean;
}

/** The parts of a request that identify its caller. */
type AskingRequest = Pick<NodeRequest, "headers" | "originalUrl">;

/** Finds a request's caller; a promise where a token must be verified. @throws HttpError when there is none */
type Identify = (request: AskingRequest) => Caller | Promise<Caller>;

/**
 * Authenticates requests. The store is asked every time, so a new, revoked or expired key takes effect at once. A
 * server that has ever had keys stays closed, whatever happens to them.
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

/** Records the caller for {@link callerOf}, or refuses the request. */
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
    // A key is verified synchronously and must not cost a turn of the event loop.
    if (caller instanceof Promise) caller.then(accept, refuse);
    else accept(caller);
  };

/** Lets routes that need no key identify a caller who sends a valid one; see {@link callerIfAny}. */
export const offerCaller = (identify: Identify, response: NodeResponse): void => {
  response.locals[IDENTIFY] = identify;
};

const CALLER = "caller";
const IDENTIFY = "identify";

/** The caller of the request that this response answers. */
export const callerOf = (response: Pick<NodeResponse, "locals">): Caller => {
  const caller: Caller | undefined = response.locals[CALLER];
  if (!caller) throw new Error("This route stands before the check of credentials.");
  return caller;
};

/** For routes that need no key: the caller, if the request has a valid one or the server is open. */
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
