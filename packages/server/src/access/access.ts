import { type Caller, INVALID_KEY, type Logger, ROLES, type Role } from "@twinhost/core";
import type { KeyStore } from "@twinhost/policy";
import type { RequestHandler, Response } from "express";
import type { NodeHandler, NodeRequest, NodeResponse } from "../app/node-handler.ts";
import { HttpError } from "../response/http-error.ts";
import { readCredential } from "./credentials.ts";

/** The API keys of a server, and the caller for whom everybody is taken as long as there are none. */
export interface AccessOptions {
  /** Without a store every request is the `openCaller`'s. */
  readonly keys?: Pick<KeyStore, "hasKeys" | "verify"> | undefined;
  /** Whom a request is taken for as long as there are no keys. */
  readonly openCaller: Caller;
  /** Where a wrong `X-API-Key` is 401 as well, not 403. */
  readonly onlyUnauthenticated?: (request: AskingRequest) => boolean;
}

/** Of a request what decides who sends it. */
type AskingRequest = Pick<NodeRequest, "headers" | "originalUrl">;

/** Who sends a request. @throws HttpError when that is nobody. */
type Identify = (request: AskingRequest) => Caller;

/**
 * Finds out who calls. The store is asked each time, so a new, revoked or expired key counts at once. A server that had
 * keys once stays closed, whatever becomes of them.
 */
export const createIdentify = ({ keys, openCaller, onlyUnauthenticated }: AccessOptions): Identify => {
  let isClosed = false;

  return (request) => {
    isClosed ||= keys?.hasKeys() ?? false;
    if (!keys || !isClosed) return openCaller;
    const credential = readCredential(request.headers);
    if (!credential)
      throw new HttpError(
        "unauthenticated",
        "Send an API key as X-API-Key or as Authorization: Bearer.",
        challenge(""),
      );
    const verified = keys.verify(credential.key);
    if (typeof verified === "object") return verified.caller;
    if (credential.way === "X-API-Key" && !onlyUnauthenticated?.(request))
      throw new HttpError("forbidden", INVALID_KEY);
    throw new HttpError("unauthenticated", "This API key is not valid, or it has expired.", challenge(INVALID));
  };
};

/** Takes note of who calls, for {@link callerOf}, or refuses the request. */
export const identifyCaller =
  (identify: Identify, ipOf: (request: NodeRequest) => string | undefined, log: Logger): NodeHandler =>
  (request, response, next) => {
    try {
      response.locals[CALLER] = identify(request);
    } catch (error) {
      const { requestId } = response.locals;
      if (error instanceof HttpError)
        log.warn({ requestId, ip: ipOf(request), code: error.code }, "credential refused");
      throw error;
    }
    next();
  };

/** Lets routes that need no key know who sends a valid one nevertheless, for {@link callerIfAny}. */
export const offerCaller = (identify: Identify, response: NodeResponse): void => {
  response.locals[IDENTIFY] = identify;
};

const INVALID = ', error="invalid_token"';

const challenge = (parameter: string) => ({
  headers: { "WWW-Authenticate": `Bearer realm="twinhost"${parameter}` },
});

const CALLER = "caller";
const IDENTIFY = "identify";

/** Who sent the request that this response answers. */
export const callerOf = (response: Pick<NodeResponse, "locals">): Caller => {
  const caller: Caller | undefined = response.locals[CALLER];
  if (!caller) throw new Error("This route stands before the check of credentials.");
  return caller;
};

/** On a route that needs no key: who sends a valid one, or calls an open server. */
export const callerIfAny = (response: Response): Caller | undefined => {
  const identify: Identify | undefined = response.locals[IDENTIFY];
  try {
    return identify?.(response.req);
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
