import type { ServerResponse } from "node:http";

/**
 * Calls `work` once a response is over, answered or not: at once where it is already, for a client may leave while its
 * credentials or limits are looked up.
 */
export const whenOver = (response: ServerResponse, work: () => void): void => {
  if (response.closed) work();
  else response.once("close", work);
};

/** Aborts when the client goes away before its answer was sent. */
export const abortOnDisconnect = (response: ServerResponse): AbortController => {
  const controller = new AbortController();
  whenOver(response, () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller;
};

/** Aborts when the client of a response is gone before its end. */
export const disconnectSignal = (response: ServerResponse): AbortSignal => abortOnDisconnect(response).signal;
