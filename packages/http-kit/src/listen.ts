import { once } from "node:events";
import { lstatSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "@twinhost/tools";
import { answerClientErrors } from "./client-errors.ts";

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
      // Node would answer a missing Host, and below an unknown Expect, with an empty body.
      requireHostHeader: false,
    },
    handler,
  );
  server.on("checkExpectation", handler);
  answerClientErrors(server);

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
