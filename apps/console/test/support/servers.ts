import { createDataDirectory, type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";

export interface Servers extends Pick<ServerProcess, "url" | "stop"> {
  readonly dataDirectory: string;
  readonly toolServer: ServerProcess;
}

/** Both servers as operators run them, on free ports, with their own data folder. `url` is the LLM server's. */
export const startServers = async (settings: Readonly<Record<string, string>> = {}): Promise<Servers> => {
  const data = createDataDirectory();
  const toolServer = await startHttpHost(data.path);
  const llmServer = await startLlmServer(data.path, { MCP_SERVER_URL: toolServer.url, ...settings });
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
