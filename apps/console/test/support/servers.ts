import { createDataDirectory, type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";

export interface Servers {
  readonly url: string;
  readonly dataDirectory: string;
  readonly toolServer: ServerProcess;
  stop(): Promise<void>;
}

/** Starts both servers as in production, on free ports, with their own data folder. `url` is the LLM server's. */
export const startServers = async (settings: Readonly<Record<string, string>> = {}): Promise<Servers> => {
  const data = createDataDirectory();
  const toolServer = await startHttpHost({ DATA_DIR: data.path });
  const llmServer = await startLlmServer({ DATA_DIR: data.path, MCP_SERVER_URL: toolServer.url, ...settings });
  return {
    url: llmServer.url,
    dataDirectory: data.path,
    toolServer,
    stop: async () => {
      await Promise.all([llmServer.stop(), toolServer.stop()]);
      data.remove();
    },
  };
};
