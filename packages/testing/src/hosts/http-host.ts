import { setTimeout as sleep } from "node:timers/promises";
import { builtHttpHost, hostEnvironment } from "./built-hosts.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** The built HTTP host on a free port, once its health check says that it is ready. */
export const startHttpHost = async (
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> => {
  const host = await startServerProcess(builtHttpHost(), hostEnvironment(dataDirectory, { PORT: "0", ...environment }));
  while ((await fetch(`${host.url}/health`)).status === 503) await sleep(50);
  return host;
};
