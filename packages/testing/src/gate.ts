import type { ServerResponse } from "node:http";
import { startLoopbackServer } from "./loopback-server.ts";

/** An address where a fixture's tool waits until the gate is opened. */
export interface Gate {
  readonly url: string;
  /** Lets all waiting calls pass. @returns how many there were */
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
