import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { ByteCounts } from "./byte-counts.ts";

export interface CountingProxy {
  readonly port: number;
  counts(): ByteCounts;
  close(): void;
}

/** A TCP relay on loopback that counts before it forwards: when an answer has arrived, its bytes are in the count. */
export const openCountingProxy = async (targetPort: number): Promise<CountingProxy> => {
  let request = 0;
  let response = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, "127.0.0.1");
    client.setNoDelay(true);
    target.setNoDelay(true);
    client.on("data", (chunk) => {
      request += chunk.length;
    });
    target.on("data", (chunk) => {
      response += chunk.length;
    });
    client.pipe(target).pipe(client);
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    counts: () => ({ request, response }),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
