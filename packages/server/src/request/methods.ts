import type { Request, RequestHandler } from "express";
import { HttpError } from "../response/http-error.ts";

/** Goes last on a route: answers every other method with 405 and the list of those that are served. */
export const onlyMethods = (...methods: string[]): RequestHandler => {
  const allow = methods.join(", ");
  return (request) => {
    throw new HttpError("bad_request", `${request.method} is not served here; use ${allow}.`, {
      status: 405,
      headers: { Allow: allow },
    });
  };
};

/** Refuses a caller whose Accept header excludes JSON. */
export const requireJsonAccepted: RequestHandler = (request: Request, _response, next) => {
  if (!request.accepts("application/json")) {
    throw new HttpError("bad_request", "The answer is JSON, which this Accept header excludes.", { status: 406 });
  }
  next();
};
