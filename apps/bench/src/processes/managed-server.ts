import type { ServerCommand } from "../arms/arm.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** A server that is started again at its port whenever it ends, as a process manager does. */
export interface ManagedServer {
  readonly port: number;
  readonly url: string;
  /** Of the process that runs now, or ran last. */
  pid(): number;
  stop(): Promise<void>;
}

/** @throws when the server does not start the first time */
export const startManagedServer = async (
  command: ServerCommand,
  urls: ReadonlyMap<string, string>,
): Promise<ManagedServer> => {
  let isStopping = false;
  let current: ServerProcess = await startServer(command, urls);
  const { port } = current;
  const keepRunning = async (): Promise<void> => {
    while (!isStopping) {
      await current.ended;
      if (!isStopping) current = await startServer(command, urls, port);
    }
  };
  // One that does not come back shows in the calls.
  const kept = keepRunning().catch(() => {});
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    pid: () => current.pid,
    stop: async () => {
      isStopping = true;
      await current.stop();
      await kept;
      await current.stop();
    },
  };
};
