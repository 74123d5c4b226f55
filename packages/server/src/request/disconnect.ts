import type { ServerResponse } from "node:http";

/** Aborts when the client goes away before its answer was sent. */
export const abortOnDisconnect = (response: ServerResponse): AbortController => {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller;
};

/** Aborts when the client of a response is gone before its end. */
export const disconnectSignal = (response: ServerResponse): AbortSignal => abortOnDisconnect(response).signal;
