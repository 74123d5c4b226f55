import type { Server, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { OpenAnswers } from "./open-answers.ts";

/** Answers that go on for as long as their client listens, such as MCP's event streams. */
export interface LastingStreams {
  /** Whether a call still runs: its answer may come on a stream, so that streams must wait for it. */
  inUse(): boolean;
  /** Ends them. Called once, when no call runs any more or the time is up. */
  end(): Promise<void>;
}

export type Drain = (graceMs: number, streams?: LastingStreams) => Promise<void>;

const LOOK_MS = 20;
/**
 * Connections that the system made and Node did not take yet are reset when the listening socket closes: it stays open
 * until this many looks in a row saw no new one, or for so many milliseconds.
 */
const QUIET_LOOKS = 3;
const ACCEPT_MS = 1_000;
/** Turns of the event loop in a row without a connection, a request or an answer, before the listening socket closes. */
const IDLE_TURNS = 3;
/** How long a kept connection may stay silent before it counts as unused, in milliseconds. */
const IDLE_MS = 500;

/**
 * Ends a server so that no request that reached it goes unanswered: it accepts no connection any more, but goes on
 * serving those that there are, and tells every client with its answer to close. `Server.close()` alone would cut kept
 * connections between two requests, and with them a request that is on its way.
 */
export const prepareDrain = (server: Server, answers: OpenAnswers): Drain => {
  const { responses } = answers;
  const sockets = new Set<Socket>();
  let accepted = 0;

  server.on("connection", (socket) => {
    accepted++;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  /** Connections, requests and answers so far. */
  const events = (): number => accepted + answers.events;

  return async (graceMs, streams) => {
    const closed = Promise.withResolvers<void>();
    server.once("close", () => closed.resolve());
    const startedAt = performance.now();
    const isOver = (): boolean => sockets.size === 0 || performance.now() - startedAt >= graceMs;
    // Without a word about streams every answer counts, however long it takes.
    const isBusy = (): boolean =>
      streams?.inUse() || [...responses].some((response) => !streams || !isHeldOpen(response));

    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    const acceptUntil = startedAt + Math.min(graceMs, ACCEPT_MS);
    for (let quiet = 0, seen = accepted; quiet < QUIET_LOOKS && performance.now() < acceptUntil; seen = accepted) {
      await sleep(LOOK_MS);
      quiet = accepted === seen ? quiet + 1 : 0;
    }
    // Whoever gets an answer may connect anew at once: the socket closes in a moment in which nobody got one.
    for (let idle = 0, seen = events(); idle < IDLE_TURNS && performance.now() < acceptUntil; seen = events()) {
      await nextTurn();
      idle = events() === seen ? idle + 1 : 0;
    }

    const refusingSince = performance.now();
    const isSilent = (): boolean =>
      sockets.size === responses.size || performance.now() - Math.max(refusingSince, answers.lastRequestAt) >= IDLE_MS;
    const askNewToClose = (_request: unknown, response: ServerResponse): void => askToClose(response);
    server.prependListener("request", askNewToClose);
    server.prependListener("checkExpectation", askNewToClose);
    for (const response of responses) askToClose(response);
    NetServer.prototype.close.call(server);

    while (!isOver() && (isBusy() || !isSilent())) {
      await sleep(LOOK_MS);
      // Where the event loop was held up, a request may have come meanwhile that nobody has read yet.
      await nextTurn();
    }
    await streams?.end();
    // Closes what is idle, now and as soon as it becomes so.
    server.close();
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, LOOK_MS);
    await closed.promise;
    clearInterval(sweep);
    clearTimeout(cut);
  };
};

const askToClose = (response: ServerResponse): void => {
  if (!response.headersSent) response.setHeader("Connection", "close");
};

/** Begun and not ended by its handler: a stream. */
const isHeldOpen = (response: ServerResponse): boolean => response.headersSent && !response.writableEnded;
