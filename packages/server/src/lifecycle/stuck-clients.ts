import type { Server } from "node:http";
import type { OpenAnswers } from "./open-answers.ts";

/** How long a client may leave what was sent to it unread, in milliseconds; a slow one counts as reading. */
const STUCK_MS = 60_000;

/**
 * Closes connections whose client has stopped reading, which would otherwise keep their answers in memory for ever.
 * Node's own timeout of a socket waits while bytes leave; but it also ends streams that merely have nothing to send.
 * So it is set only while bytes wait, and only where a regular look finds some: a request costs nothing more.
 */
export const endStuckClients = (server: Server, { responses }: OpenAnswers, stuckMs = STUCK_MS): void => {
  const look = (): void => {
    for (const { socket } of responses) {
      if (!socket) continue;
      const isSet = socket.timeout === stuckMs;
      const hasWaiting = socket.writableLength > 0;
      // Node's server closes the connection when the time is up.
      if (isSet !== hasWaiting) socket.setTimeout(hasWaiting ? stuckMs : 0);
    }
  };
  const timer = setInterval(look, stuckMs / 6).unref();
  server.once("close", () => clearInterval(timer));
};
