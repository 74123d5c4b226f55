import http from "node:http";
import https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { builtHttpHost } from "./built-hosts.ts";
import { keepSearchIndex } from "./search-index.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/**
 * Starts the built HTTP host and waits until its health check reports that it is ready.
 * @param ca to trust, if the host speaks TLS
 */
export const startHttpHost = async (
  settings: Readonly<Record<string, string>> = {},
  ca?: Buffer,
): Promise<ServerProcess> => {
  const host = await startServerProcess(builtHttpHost(), settings);
  while ((await statusOf(`${host.url}/health`, ca)) === 503) await sleep(20);
  if (settings.DATA_DIR === undefined) keepSearchIndex(host.dataDirectory);
  return host;
};

const statusOf = (url: string, ca?: Buffer): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { get } = url.startsWith("https:") ? https : http;
    get(url, { ca, agent: false }, (response) => resolve(response.resume().statusCode)).once("error", reject);
  });
