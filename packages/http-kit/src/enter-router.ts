import type { RequestHandler, Router } from "express";

/** Of a router's layer; express's types leave it out. */
interface Layer {
  match(path: string): boolean;
}

/**
 * Enters a router only for what it serves. Express leaves a router that serves nothing of a request through
 * `setImmediate`: a turn of the event loop for every request that is another router's.
 */
export const enterRouter = (router: Router): RequestHandler => {
  const layers = router.stack as unknown as readonly Layer[];
  return (request, response, next) => {
    if (layers.some((layer) => layer.match(request.path))) router(request, response, next);
    else next();
  };
};
