import type { NodeHandler } from "./node-handler.ts";

/** Combines handlers into one, without routing; an error that one of them throws or passes on skips the rest. */
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
