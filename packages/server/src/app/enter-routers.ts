import type { RequestHandler, Router } from "express";

/** Of a router's layer; express's types leave it out. */
interface Layer {
  match(path: string): boolean;
}

/**
 * Enters those of the routers, in their order, that serve something of a request. Express leaves a router that serves
 * nothing of it through `setImmediate`: a turn of the event loop for every request that is another router's.
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
    // A path that cannot be decoded throws. Behind the first router nobody would catch that, and the process would end.
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
