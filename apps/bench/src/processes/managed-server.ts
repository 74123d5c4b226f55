import type { ServerCommand } from "../arms/arm.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** A server that is restarted on its port whenever it ends, as by a process manager. */
export interface ManagedServer {
  readonly port: number;
  readonly url: string;
  /** Of the current or most recent process. */
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
  // If the server does not come back, the calls show it.
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
