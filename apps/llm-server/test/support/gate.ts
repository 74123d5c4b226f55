import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** Where a fixture's tool waits before it goes on. */
export const startGate = async () => {
  const waiting: ServerResponse[] = [];
  const gate = createServer((_request, response) => void waiting.push(response));
  gate.listen(0, "127.0.0.1");
  await once(gate, "listening");
  afterAll(() => {
    gate.closeAllConnections();
    gate.close();
  });
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}/`,
    /** Lets whoever waits pass. @returns how many that were */
    open: (): number => {
      const passing = waiting.splice(0);
      for (const response of passing) response.end();
      return passing.length;
    },
  };
};
