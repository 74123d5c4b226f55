import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A piece of what one side sends; undefined is the end of that direction. */
type Piece = Buffer | undefined;

/** Lets the pieces of one direction pass: `forward` sends one on, which must happen in the order of their coming. */
export type Passage = (piece: Piece, forward: (piece: Piece) => void) => void;

interface Passages {
  readonly request: Passage;
  readonly response: Passage;
}

/** One connection through the relay, as its passages may hurt it. */
export interface RelayedConnection {
  /** Resets it on the client's side, once these last bytes were sent. */
  reset(lastBytes: Buffer): void;
}

/** A TCP relay on loopback. */
export interface Relay {
  readonly port: number;
  /** Resets all connections at once; new ones pass. */
  resetAll(): void;
  /** While it is silent neither side is told of the other's end. */
  setSilent(isSilent: boolean): void;
  /** Closes the port until {@link listen}, and resets all connections. */
  refuse(): void;
  listen(): Promise<void>;
  close(): void;
}

/** Opens a relay to a port of this machine. @param passagesOf - makes those of a new connection */
export const openRelay = async (
  targetPort: number,
  passagesOf: (connection: RelayedConnection) => Passages,
): Promise<Relay> => {
  const open = new Map<Socket, Socket>();
  let isSilent = false;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ port: targetPort, host: "127.0.0.1", allowHalfOpen: true });
    open.set(client, target);
    const { request, response } = passagesOf({
      reset: (lastBytes) => client.write(lastBytes, () => client.resetAndDestroy()),
    });
    passOn(client, target, request);
    passOn(target, client, response);
    for (const socket of [client, target]) {
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        if (isSilent) return;
        open.delete(client);
        client.destroy();
        target.destroy();
      });
    }
  });
  const resetAll = (): void => {
    for (const [client, target] of open) {
      client.resetAndDestroy();
      target.destroy();
    }
    open.clear();
  };
  const listenOn = async (port: number): Promise<void> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listenOn(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    resetAll,
    setSilent: (silent) => {
      isSilent = silent;
    },
    refuse: () => {
      server.close();
      resetAll();
    },
    listen: async () => {
      if (!server.listening) await listenOn(port);
    },
    close: () => {
      if (server.listening) server.close();
      resetAll();
    },
  };
};

const passOn = (from: Socket, to: Socket, pass: Passage): void => {
  const forward = (piece: Piece): void => {
    if (piece === undefined) to.end();
    else if (to.writable) to.write(piece);
  };
  from.on("data", (piece: Buffer) => pass(piece, forward));
  from.on("end", () => pass(undefined, forward));
};
