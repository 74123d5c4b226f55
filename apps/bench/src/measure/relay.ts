import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Lets pieces of a connection pass: `forward` sends one on, which must happen in the order of their coming. */
type Passage = (bytes: number, forward: () => void) => void;

export interface Relay {
  readonly port: number;
  close(): void;
}

/** A TCP relay on loopback. The end of a direction passes as a piece of no bytes. */
export const openRelay = async (
  targetPort: number,
  passages: { readonly request: Passage; readonly response: Passage },
): Promise<Relay> => {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ port: targetPort, host: "127.0.0.1", allowHalfOpen: true });
    passOn(client, target, passages.request);
    passOn(target, client, passages.response);
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.setNoDelay(true);
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
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};

const passOn = (from: Socket, to: Socket, pass: Passage): void => {
  from.on("data", (chunk: Buffer) => pass(chunk.length, () => to.writable && to.write(chunk)));
  from.on("end", () => pass(0, () => to.end()));
};
