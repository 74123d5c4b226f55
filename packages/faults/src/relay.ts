import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A piece of data from one side; undefined is the end of that direction. */
type Piece = Buffer | undefined;

/** Handles the pieces of one direction: `forward` sends one on, and must be called in the order they arrived. */
export type Passage = (piece: Piece, forward: (piece: Piece) => void) => void;

interface Passages {
  readonly request: Passage;
  readonly response: Passage;
}

/** A connection through the relay, as its passages can disturb it. */
export interface RelayedConnection {
  /** Resets the client's side, after sending these last bytes. */
  reset(lastBytes: Buffer): void;
}

/** A TCP relay on loopback. */
export interface Relay {
  readonly port: number;
  /** Resets all connections at once; new ones pass. */
  resetAll(): void;
  /** While it is silent, neither side learns that the other has closed. */
  setSilent(isSilent: boolean): void;
  /** Closes the port until {@link listen}, and resets all connections. */
  refuse(): void;
  listen(): Promise<void>;
  close(): void;
}

/** Opens a relay to a port on this machine. @param passagesOf - creates the passages of a new connection */
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
