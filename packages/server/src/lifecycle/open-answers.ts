import type { Server, ServerResponse } from "node:http";

/** A server's unfinished answers, and how much has happened. */
export interface OpenAnswers {
  readonly responses: ReadonlySet<ServerResponse>;
  /** The number of requests that arrived plus answers that ended. */
  readonly events: number;
  /** By `performance.now()`. */
  readonly lastRequestAt: number;
}

/** Tracks a server's answers, with one listener for each. */
export const followAnswers = (server: Server): OpenAnswers => {
  const responses = new Set<ServerResponse>();
  let events = 0;
  let lastRequestAt = 0;
  const follow = (_request: unknown, response: ServerResponse): void => {
    lastRequestAt = performance.now();
    events++;
    responses.add(response);
    response.once("close", () => {
      events++;
      responses.delete(response);
    });
  };
  server.prependListener("request", follow);
  server.prependListener("checkExpectation", follow);
  return {
    responses,
    get events() {
      return events;
    },
    get lastRequestAt() {
      return lastRequestAt;
    },
  };
};
