import { once } from "node:events";
import { lstatSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "@twinhost/tools";
import { problemDetails } from "./problem.ts";

export interface ListenOptions {
  /** An address, or `unix:/path` for a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
}

export interface Listening {
  /** Where it listens: a URL, or `unix:/path`. */
  readonly address: string;
  /** Stops accepting, lets the requests in flight finish, then closes; cuts them after `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** @throws the system's error when the address cannot be had. */
export const listen = async (handler: RequestListener, { host, port, log }: ListenOptions): Promise<Listening> => {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 65_000,
      // Node would answer these two with an empty body; the guards and the routes answer as they do everything else.
      requireHostHeader: false,
    },
    handler,
  );
  server.on("checkExpectation", handler);
  server.on("clientError", answerMalformed);

  const socketPath = host.startsWith("unix:") ? host.slice("unix:".length) : undefined;
  if (socketPath) {
    // A socket file outlives a killed server and would block the next start; nothing but a socket is removed.
    if (lstatSync(socketPath, { throwIfNoEntry: false })?.isSocket()) rmSync(socketPath);
    server.listen(socketPath);
  } else {
    server.listen(port, host);
    if (!LOOPBACK.has(host))
      log.warn({ host }, "listening beyond this machine without API keys: anybody who reaches it may call the tools");
  }
  await once(server, "listening");
  return { address: socketPath ? host : urlOf(server), close: (graceMs = 5_000) => close(server, graceMs) };
};

const urlOf = (server: Server): string => {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
};

const close = async (server: Server, graceMs: number): Promise<void> => {
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  server.close();
  server.closeIdleConnections();
  await once(server, "close");
  clearTimeout(cut);
};

/** How long a client may go on sending after its request was refused, in milliseconds. */
const LINGER_MS = 1_000;

/** A request that is no HTTP never reaches the app: its answer is written here. */
const answerMalformed = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const problem = problemDetails({
    code: "bad_request",
    message: "The request is malformed or came too slowly.",
    status,
    requestId: "",
  });
  const body = JSON.stringify(problem);
  // Whoever still sends would lose the answer to a reset: read on for a while, and drop it.
  socket.removeAllListeners("data").on("data", () => {});
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.end(
    `HTTP/1.1 ${status} ${problem.title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};
