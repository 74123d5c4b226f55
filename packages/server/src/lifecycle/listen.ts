import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { answerClientErrors } from "../request/client-errors.ts";
import { type LastingStreams, prepareDrain } from "./drain.ts";
import { followAnswers } from "./open-answers.ts";
import { endStuckClients } from "./stuck-clients.ts";
import type { TlsFiles } from "./tls-files.ts";
import { removeIfUnused } from "./unused-socket.ts";

export interface ListenOptions {
  /** An address, or `unix:/path` for a Unix socket. */
  readonly host: string;
  readonly port: number;
  /** With a certificate the server speaks HTTPS only. */
  readonly tls?: TlsFiles | undefined;
}

/** A listening server: its address, and how to close it without losing a call. */
export interface Listening {
  /** Where it listens: a URL, or `unix:/path`. */
  readonly address: string;
  /**
   * Stops accepting connections, answers what is in flight and what still arrives on open ones, then closes; see
   * `lifecycle/drain.ts`.
   * @param graceMs what is still running after this many milliseconds is cut
   */
  close(graceMs?: number, streams?: LastingStreams): Promise<void>;
  /** New connections get this certificate. Does nothing if the server started without one. */
  renewCertificate(files: TlsFiles): void;
}

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
  // Node itself would answer a missing Host, and an unknown Expect (see below), with an empty body.
  requireHostHeader: false,
};

/**
 * Listens on a host and port, over TLS if a certificate is given; host `unix:/path` is a socket, port 0 any free port.
 * @throws (rejects) the system's error, such as EADDRINUSE
 * @example
 * const { address, close } = await listen(server.app, { host: "127.0.0.1", port: 3000 });
 */
export const listen = async (handler: RequestListener, { host, port, tls }: ListenOptions): Promise<Listening> => {
  // Without it, a client that connects and stays silent is kept for two minutes.
  const tlsLimits = { ...LIMITS, handshakeTimeout: LIMITS.headersTimeout };
  const server = tls ? createTlsServer({ ...tlsLimits, ...tls }, handler) : createServer(LIMITS, handler);
  server.on("checkExpectation", handler);
  const answers = followAnswers(server);
  answerClientErrors(server, answers);
  const drain = prepareDrain(server, answers);

  const socketPath = host.startsWith("unix:") ? host.slice("unix:".length) : undefined;
  if (socketPath) {
    await removeIfUnused(socketPath);
    server.listen(socketPath);
  } else {
    server.listen(port, host);
  }
  await once(server, "listening");
  endStuckClients(server, answers);
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
