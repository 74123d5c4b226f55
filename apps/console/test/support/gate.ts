import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where a fixture's tool waits before it goes on. */
export interface Gate {
  readonly url: string;
  /** Lets whoever waits pass. @returns how many that were */
  open(): number;
  close(): void;
}

export const startGate = async (): Promise<Gate> => {
  const waiting: ServerResponse[] = [];
  const server = createServer((_request, response) => void waiting.push(response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    open: () => {
      const passing = waiting.splice(0);
      for (const response of passing) response.end();
      return passing.length;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
