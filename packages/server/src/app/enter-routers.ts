import type { RequestHandler, Router } from "express";

/** A part of a router's layer that express's types omit. */
interface Layer {
  match(path: string): boolean;
}

/**
 * Enters, in order, only the routers that match a request's path. Express leaves a router without a match through
 * `setImmediate`, which costs every request for a later router a turn of the event loop.
 */
export const enterRouters = (routers: readonly Router[]): RequestHandler => {
  const serves = (router: Router, path: string): boolean =>
    (router.stack as unknown as readonly Layer[]).some((layer) => layer.match(path));
  return (request, response, next) => {
    const enterFrom = (index: number): void => {
      const found = routers.findIndex((router, at) => at >= index && serves(router, request.path));
      if (found < 0) next();
      else routers[found]?.(request, response, (error) => (error ? next(error) : tryFrom(found + 1)));
    };
    // A path that cannot be decoded throws. After the first router nothing else would catch it: the process would exit.
    const tryFrom = (index: number): void => {
      try {
        enterFrom(index);
      } catch (error) {
        next(error);
      }
    };
    enterFrom(0);
  };
};
