import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll } from "vitest";

export interface RawServer {
  readonly url: string;
  readonly port: number;
  /** How many connections were made so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server below HTTP that can misbehave as networks and crashing servers do. */
export const startRawServer = async (onConnection: (socket: Socket) => void, port = 0): Promise<RawServer> => {
  const sockets = new Set<Socket>();
  let made = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    made++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    onConnection(socket);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) {
      server.close();
      await once(server, "close");
    }
  };
  afterAll(close);
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, connections: () => made, close };
};
