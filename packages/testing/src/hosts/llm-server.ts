import { builtLlmServer } from "./built-hosts.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

/** The built LLM server with its built-in model, unless the settings name another. */
export const startLlmServer = (settings: Readonly<Record<string, string>>): Promise<ServerProcess> =>
  startServerProcess(builtLlmServer(), settings);
