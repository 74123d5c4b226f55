import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { OpenAnswers } from "./open-answers.ts";

/** Answers that last as long as their client listens, such as MCP's event streams. */
export interface LastingStreams {
  /** Whether a call is still running: its answer may come on a stream, so streams must stay open for it. */
  inUse(): boolean;
  /** Ends them. Called once, when no call is running or the time is up. */
  end(): Promise<void>;
}

export type Drain = (graceMs: number, streams?: LastingStreams) => Promise<void>;

const LOOK_MS = 20;
/** The listening socket closes after this long without a connection, request or answer, in milliseconds. */
const CALM_MS = 5;
/** The longest wait for such a quiet period, in milliseconds. */
const CALM_WITHIN_MS = 1_000;
/** During a longer turn of the event loop, a connection may arrive after Node polled for some, in milliseconds. */
const SHORT_TURN_MS = 1;
/**
 * How long keep-alive connections may stay silent before they count as unused, in milliseconds.
 * The files in docker/nginx and docker/edge/Caddyfile close theirs sooner, so that none closes while a request is on
 * its way.
 */
const IDLE_MS = 500;

/**
 * Stops a server so that every request that reached it is answered: it accepts no more connections, but keeps serving
 * the open ones, and tells every client with its answer to close. `Server.close()` alone would cut keep-alive
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

  /** Whether a turn of the event loop, which accepts one pending connection if any, leaves a count unchanged. */
  const isStill = async (count: () => number): Promise<boolean> => {
    const before = count();
    await nextTurn();
    return count() === before;
  };

  /**
   * Closes the listening socket right after a short turn that found no pending connection: closing resets those that
   * Node has not accepted. First it waits for a quiet period, as a client that got its answer may reconnect at once.
   */
  const stopListening = async (graceMs: number): Promise<void> => {
    const startedAt = performance.now();
    const isWithin = (ms: number): boolean => performance.now() - startedAt < ms;
    const calmWithinMs = Math.min(graceMs / 4, CALM_WITHIN_MS);
    let isCalm = false;
    while (!isCalm && isWithin(calmWithinMs)) {
      const before = events();
      await sleep(CALM_MS);
      isCalm = events() === before && (await isStill(events));
    }
    const lookingSince = performance.now();
    let noneWaits = false;
    while (!noneWaits && isWithin(0.75 * graceMs)) {
      const turnedAt = performance.now();
      // The longer no turn is short enough, as on an overloaded machine, the longer a turn may take.
      const longestMs = SHORT_TURN_MS + (turnedAt - lookingSince) / 100;
      noneWaits = (await isStill(() => accepted)) && performance.now() - turnedAt < longestMs;
    }
    NetServer.prototype.close.call(server);
  };

  return async (graceMs, streams) => {
    const closed = once(server, "close");
    const startedAt = performance.now();
    const isOver = (): boolean => sockets.size === 0 || performance.now() - startedAt >= graceMs;
    // Without `streams` every answer counts, however long it takes.
    const isBusy = (): boolean =>
      streams?.inUse() || [...responses].some((response) => !streams || !isHeldOpen(response));
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);

    await stopListening(graceMs);
    const refusingSince = performance.now();
    let lastKeptAt = 0;
    const isSilent = (): boolean => {
      const lastAt = Math.max(refusingSince, answers.lastRequestAt, lastKeptAt);
      return sockets.size === responses.size || performance.now() - lastAt >= IDLE_MS;
    };
    /** Closes a connection after an answer: by its header, or if that is already sent, once no request can be on its way. */
    const closeAfter = (response: ServerResponse): void => {
      if (!response.headersSent) return void response.setHeader("Connection", "close");
      const { socket } = response;
      response.once("finish", () => {
        lastKeptAt = performance.now();
        // Asked only once what arrived meanwhile was read, even if the event loop was blocked.
        const isUsed = (): boolean => [...responses].some((open) => open.socket === socket);
        setTimeout(async () => {
          await nextTurn();
          if (!isUsed()) socket?.end();
        }, IDLE_MS).unref();
      });
    };
    const closeAfterNew = (_request: unknown, response: ServerResponse): void => closeAfter(response);
    server.prependListener("request", closeAfterNew);
    server.prependListener("checkExpectation", closeAfterNew);
    for (const response of responses) closeAfter(response);

    while (!isOver() && (isBusy() || !isSilent())) await look();
    await streams?.end();
    await nextTurn();
    while (!isOver() && !isSilent()) await look();
    // Closes what is idle now; nothing new is awaited from here on.
    server.close();
    while (sockets.size > 0) {
      await look();
      server.closeIdleConnections();
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }
    await closed;
    clearTimeout(cut);
  };
};

/** Waits a moment, then for the event loop to read what arrived meanwhile, even if it was blocked. */
const look = async (): Promise<void> => {
  await sleep(LOOK_MS);
  await nextTurn();
};

/** Started but not ended by its handler: a stream. */
const isHeldOpen = (response: ServerResponse): boolean => response.headersSent && !response.writableEnded;
