import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Target } from "./target.ts";

const CONNECTIONS = 200;
/** More than a server's timeout for the first request or TLS handshake, plus the interval at which it checks. */
const CLOSED_WITHIN_MS = 20_000;

export interface HalfOpen {
  /** Whether the server keeps any of the connections. */
  areKept(): Promise<boolean>;
  close(): void;
}

/** Opens connections that send nothing and stay open while other requests are made. */
export const openSilently = async (
  { port }: Pick<Target, "port">,
  closedWithinMs = CLOSED_WITHIN_MS,
): Promise<HalfOpen> => {
  const endsAt = performance.now() + closedWithinMs;
  const sockets = Array.from({ length: CONNECTIONS }, () => connect({ port, host: "127.0.0.1" }));
  const closed = Promise.all(
    sockets.map((socket) => {
      socket.on("error", () => {});
      socket.resume();
      return once(socket, "close");
    }),
  );
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  return {
    areKept: () =>
      Promise.race([closed.then(() => false), sleep(Math.max(0, endsAt - performance.now()), true, { ref: false })]),
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
};
