import type { ServerResponse } from "node:http";

/** Proxies and clients close idle connections, but a model may think, or a tool run, for longer. */
export const KEEP_ALIVE_MS = 10_000;

/** A comment of an event stream, which clients ignore. */
const COMMENT = ": keep-alive\n\n";

/** Sends a comment regularly until the response is over. */
export const keepAlive = (response: ServerResponse, everyMs: number = KEEP_ALIVE_MS): void => {
  // A client that does not read gets no more of them.
  const timer = setInterval(() => {
    if (!response.writableNeedDrain) response.write(COMMENT);
  }, everyMs);
  for (const over of ["finish", "close"]) response.once(over, () => clearInterval(timer));
};

export const sendComment = (response: ServerResponse): void => {
  response.write(COMMENT);
};
