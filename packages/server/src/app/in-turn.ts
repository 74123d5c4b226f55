import type { NodeHandler } from "./node-handler.ts";

/** Several handlers as one, without routing: what one of them throws or hands on as an error goes to the end. */
export const inTurn =
  (handlers: readonly NodeHandler[]): NodeHandler =>
  (request, response, next) => {
    let index = 0;
    const proceed = (error?: unknown): void => {
      const handler = error ? undefined : handlers[index++];
      try {
        if (handler) handler(request, response, proceed);
        else next(error);
      } catch (thrown) {
        next(thrown);
      }
    };
    proceed();
  };
