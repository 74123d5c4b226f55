import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What happens to connections. `black hole`: bytes vanish and nobody is told; when it is over, the connections of that
 * time are reset, as by a machine that came back. `reset`: an answer breaks off in its middle. `slow`: every piece of an
 * answer waits. `hold`: answers are kept back, until their connections are cut.
 */
export type NetworkMode = "pass" | "refuse" | "black hole" | "reset" | "slow" | "hold";

export interface TcpProxy {
  /** Base URL, without a path. */
  readonly url: string;
  set(mode: NetworkMode): Promise<void>;
  /** Connections whose answers are held. */
  held(): number;
  /** Resets all connections at once; new ones pass. */
  cut(): void;
  close(): Promise<void>;
}

const SLOW_MS = 1_000;
/** So much of an answer passes before the connection is reset. */
const RESET_AFTER_BYTES = 20;

interface Connection {
  readonly client: Socket;
  readonly upstream: Socket;
  isHeld: boolean;
  swallow(): void;
}

/** A network that can fail, between a client and a server of this machine. */
export const openTcpProxy = async (target: string): Promise<TcpProxy> => {
  const targetPort = Number(new URL(target).port);
  const open = new Set<Connection>();
  let mode: NetworkMode = "pass";

  const server = createServer((client) => {
    const upstream = connect(targetPort, "127.0.0.1");
    let isSwallowed = mode === "black hole";
    const connection: Connection = {
      client,
      upstream,
      isHeld: false,
      swallow: () => {
        isSwallowed = true;
      },
    };
    open.add(connection);
    const end = (): void => {
      open.delete(connection);
      client.destroy();
      upstream.destroy();
    };
    // In a black hole an end is as silent as everything else.
    const endHeard = (): void => {
      if (!isSwallowed) end();
    };
    client.on("error", endHeard).on("close", endHeard);
    upstream.on("error", endHeard).on("close", endHeard);
    client.on("data", (bytes) => {
      if (!isSwallowed) upstream.write(bytes);
    });
    upstream.on("data", async (bytes: Buffer) => {
      if (mode === "hold") connection.isHeld = true;
      if (connection.isHeld) return;
      if (mode === "slow") await sleep(SLOW_MS);
      if (isSwallowed || client.destroyed) return;
      client.write(mode === "reset" ? bytes.subarray(0, RESET_AFTER_BYTES) : bytes, () => {
        if (mode === "reset") client.resetAndDestroy();
      });
    });
  });
  const listenOn = async (port: number): Promise<void> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const resetAll = (): void => {
    for (const { client, upstream } of open) {
      client.resetAndDestroy();
      upstream.destroy();
    }
    open.clear();
  };
  await listenOn(0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    set: async (next) => {
      if (mode === "black hole") resetAll();
      mode = next;
      if (next === "refuse" && server.listening) {
        server.close();
        resetAll();
      } else if (next !== "refuse" && !server.listening) await listenOn(port);
      if (next === "black hole") for (const connection of open) connection.swallow();
    },
    held: () => [...open].filter(({ isHeld }) => isHeld).length,
    cut: () => {
      mode = "pass";
      resetAll();
    },
    close: async () => {
      resetAll();
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
  };
};
