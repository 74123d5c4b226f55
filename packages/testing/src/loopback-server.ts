import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that a test or its subject calls. */
export interface LoopbackServer {
  readonly server: Server;
  /** Base URL, without a path. */
  readonly url: string;
  readonly port: number;
  /** Closes it with all its connections. */
  close(): void;
}

const running = new Set<LoopbackServer>();

/** Serves HTTP on a free loopback port until it is closed, at the latest after the test file. */
export const startLoopbackServer = async (handle: RequestListener): Promise<LoopbackServer> => {
  const server = createServer(handle).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const loopback: LoopbackServer = {
    server,
    url: `http://127.0.0.1:${port}`,
    port,
    close: () => {
      running.delete(loopback);
      server.closeAllConnections();
      server.close();
    },
  };
  running.add(loopback);
  return loopback;
};

/** Closes all running loopback servers. */
export const closeLoopbackServers = (): void => {
  for (const loopback of running) loopback.close();
};
