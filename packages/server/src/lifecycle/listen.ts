import { once } from "node:events";
import { lstatSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { answerClientErrors } from "../request/client-errors.ts";
import { type LastingStreams, prepareDrain } from "./drain.ts";
import { followAnswers } from "./open-answers.ts";
import type { TlsFiles } from "./tls-files.ts";

export interface ListenOptions {
  /** An address, or `unix:/path` for a Unix socket. */
  readonly host: string;
  readonly port: number;
  /** With a certificate the server speaks HTTPS only. */
  readonly tls?: TlsFiles | undefined;
}

/** A server that accepts connections: its address, and how it is closed without losing a call. */
export interface Listening {
  /** Where it listens: a URL, or `unix:/path`. */
  readonly address: string;
  /**
   * Stops accepting, answers what is in flight and what still comes on open connections, then closes; see
   * `lifecycle/drain.ts`.
   * @param graceMs after so many milliseconds what still runs is cut
   */
  close(graceMs?: number, streams?: LastingStreams): Promise<void>;
  /** Connections from now on get this certificate. Only where one was given at the start. */
  renewCertificate(files: TlsFiles): void;
}

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
  // Node would answer a missing Host, and below an unknown Expect, with an empty body.
  requireHostHeader: false,
};

/**
 * Listens on a host and port, over TLS where a certificate is given; `unix:/path` as the host is a socket, port 0 any free one.
 * @throws (rejects) the system's error, such as EADDRINUSE
 * @example
 * const { address, close } = await listen(server.app, { host: "127.0.0.1", port: 3000 });
 */
export const listen = async (handler: RequestListener, { host, port, tls }: ListenOptions): Promise<Listening> => {
  // Without it, who connects and says nothing is kept for two minutes.
  const tlsLimits = { ...LIMITS, handshakeTimeout: LIMITS.headersTimeout };
  const server = tls ? createTlsServer({ ...tlsLimits, ...tls }, handler) : createServer(LIMITS, handler);
  server.on("checkExpectation", handler);
  const answers = followAnswers(server);
  answerClientErrors(server, answers);
  const drain = prepareDrain(server, answers);

  const socketPath = host.startsWith("unix:") ? host.slice("unix:".length) : undefined;
  if (socketPath) {
    // A socket file outlives a killed server and would block the next start; nothing but a socket is removed.
    if (lstatSync(socketPath, { throwIfNoEntry: false })?.isSocket()) rmSync(socketPath);
    server.listen(socketPath);
  } else {
    server.listen(port, host);
  }
  await once(server, "listening");
  return {
    address: socketPath ? host : urlOf(server),
    close: (graceMs = 5_000, streams) => drain(graceMs, streams),
    renewCertificate: (files) => {
      if (server instanceof TlsServer) server.setSecureContext(files);
    },
  };
};

const urlOf = (server: Server | TlsServer): string => {
  const { address, family, port } = server.address() as AddressInfo;
  return `${server instanceof TlsServer ? "https" : "http"}://${family === "IPv6" ? `[${address}]` : address}:${port}`;
};
