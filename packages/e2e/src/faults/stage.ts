import { type FaultyNetwork, openFaultyNetwork } from "@twinhost/faults";
import type { ServerProcess } from "@twinhost/testing";
import { builtStdioHost, createDataDirectory, processesOf, startHttpHost, startLlmServer } from "@twinhost/testing";

/** The real servers of one scenario, and the means to inject faults into them. */
export interface Stage {
  readonly llmServer: ServerProcess;
  readonly dataDirectory: string;
  /** Between the LLM server and its tool server. */
  readonly network: FaultyNetwork;
  /** Process ids of the LLM server's tool processes. */
  toolProcesses(): number[];
  endToolServer(signal: NodeJS.Signals): Promise<void>;
  /** Restarts the tool server at the same address. */
  startToolServer(): Promise<void>;
  /** Stops everything. @returns orphaned processes, which have been killed */
  close(): Promise<readonly number[]>;
}

/** Small enough for a tool process to run out of memory during a fault. */
const CHILD_HEAP_MIB = 256;

/** Starts both servers, with the tools over one transport. */
export const openStage = async (transport: string): Promise<Stage> => {
  const data = createDataDirectory();
  const dataDirectory = data.path;
  let toolServer = await startHttpHost({ DATA_DIR: dataDirectory });
  const network = await openFaultyNetwork(toolServer.port);
  const hooks = import.meta.resolve("@twinhost/faults/hooks");
  const llmServer = await startLlmServer({
    DATA_DIR: dataDirectory,
    TOOL_TRANSPORT: transport,
    MCP_SERVER_URL: network.url,
    STDIO_COMMAND: [process.execPath, `--max-old-space-size=${CHILD_HEAP_MIB}`, "--import", hooks, builtStdioHost()]
      .map((word) => `'${word}'`)
      .join(" "),
  });
  const port = String(toolServer.port);
  return {
    llmServer,
    dataDirectory,
    network,
    toolProcesses: () =>
      processesOf(dataDirectory)
        .filter(({ parent }) => parent === llmServer.pid)
        .map(({ pid }) => pid),
    endToolServer: async (signal) => {
      await toolServer.stop(signal);
    },
    startToolServer: async () => {
      toolServer = await startHttpHost({ DATA_DIR: dataDirectory, PORT: port });
    },
    close: async () => {
      await Promise.all([llmServer.stop(), toolServer.stop()]);
      network.close();
      const left = processesOf(dataDirectory).map(({ pid }) => pid);
      for (const pid of left) process.kill(pid, "SIGKILL");
      data.remove();
      return left;
    },
  };
};
