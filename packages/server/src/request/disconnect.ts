import type { ServerResponse } from "node:http";

/** A signal that aborts when the client goes away before its answer was sent. */
export const disconnectSignal = (response: ServerResponse): AbortSignal => {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
};
