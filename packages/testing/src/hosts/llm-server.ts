import { builtLlmServer, hostEnvironment } from "./built-hosts.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** The built LLM server with its builtin model, on a free port. */
export const startLlmServer = (
  dataDirectory: string,
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> =>
  startServerProcess(builtLlmServer(), hostEnvironment(dataDirectory, { PORT: "0", ...environment }));
