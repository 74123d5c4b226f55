import { hostEnvironment } from "./built-hosts.ts";
import { createDataDirectory } from "./data-directory.ts";
import { type HostProcess, startHostProcess } from "./host-process.ts";
import { copySearchIndex } from "./search-index.ts";

/** A built server in its own process. */
export interface ServerProcess extends HostProcess {
  /** Base URL, without a path. */
  readonly url: string;
  readonly port: number;
  readonly dataDirectory: string;
}

/**
 * Starts a server on a free port and waits until its log reports the address. Without `DATA_DIR` it gets a temporary
 * folder, removed when it ends. @throws Error with its log when it ends before that.
 */
export const startServerProcess = async (
  entryPoint: string,
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> => {
  const own = settings.DATA_DIR === undefined ? createDataDirectory() : undefined;
  const dataDirectory = settings.DATA_DIR ?? own?.path ?? "";
  copySearchIndex(dataDirectory);
  const host = startHostProcess(entryPoint, hostEnvironment(dataDirectory, { PORT: "0", ...settings }));
  const ended = host.exited.then(() => own?.remove());

  const { promise: listening, resolve, reject } = Promise.withResolvers<string>();
  const lookForAddress = (): void => {
    const address = /"address":"(https?:[^"]+)"/.exec(host.log())?.[1];
    if (!address) return;
    host.process.stderr?.off("data", lookForAddress);
    resolve(address);
  };
  host.process.stderr?.on("data", lookForAddress);
  host.process.once("close", () => reject(new Error(`${entryPoint} ended with ${host.ended()}: ${host.log()}`)));

  const url = await listening;
  const stop = async (signal?: NodeJS.Signals): Promise<number | null> => {
    const code = await host.stop(signal);
    await ended;
    return code;
  };
  return { ...host, stop, url, port: Number(new URL(url).port), dataDirectory };
};
