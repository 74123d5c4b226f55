import type { ServerResponse } from "node:http";

/**
 * Calls `work` once a response is over, answered or not; at once if it already is, as a client may disconnect while its
 * credentials or limits are looked up.
 */
export const whenOver = (response: ServerResponse, work: () => void): void => {
  if (response.closed) work();
  else response.once("close", work);
};

/** Aborts when the client disconnects before its answer was sent. */
export const abortOnDisconnect = (response: ServerResponse): AbortController => {
  const controller = new AbortController();
  whenOver(response, () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller;
};

/** A signal that aborts when the client disconnects before its answer was sent. */
export const disconnectSignal = (response: ServerResponse): AbortSignal => abortOnDisconnect(response).signal;
