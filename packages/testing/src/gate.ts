import type { ServerResponse } from "node:http";
import { startLoopbackServer } from "./loopback-server.ts";

/** Where a fixture's tool waits before it goes on. */
export interface Gate {
  readonly url: string;
  /** Lets whoever waits pass. @returns how many that were */
  open(): number;
}

export const startGate = async (): Promise<Gate> => {
  const waiting: ServerResponse[] = [];
  const { url } = await startLoopbackServer((_request, response) => void waiting.push(response));
  return {
    url: `${url}/`,
    open: () => {
      const passing = waiting.splice(0);
      for (const response of passing) response.end();
      return passing.length;
    },
  };
};
