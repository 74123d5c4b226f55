import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const WORKSPACE = join(import.meta.dirname, "../../../..");

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const startServer = async (app: string, settings: Readonly<Record<string, string>>): Promise<Server> => {
  const program = join(WORKSPACE, "apps", app, "dist/main.js");
  if (!existsSync(program)) throw new Error(`${app} is not built. Run pnpm build first.`);
  const { PATH, HOME, LANG } = process.env;
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { PATH, HOME, LANG, PORT: "0", LOG_LEVEL: "info", ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const log: string[] = [];
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  if (child.stderr)
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.push(line);
      const address = /"address":"(http:[^"]+)"/.exec(line)?.[1];
      if (address) resolve(address);
    });
  child.once("exit", (code) => reject(new Error(`${app} ended with ${code}:\n${log.join("\n")}`)));
  return {
    url: await url,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
};

export interface Servers extends Server {
  readonly dataDirectory: string;
  readonly toolServer: Server;
}

/** Both servers as operators run them, on free ports, with their own data folder. `url` is the LLM server's. */
export const startServers = async (settings: Readonly<Record<string, string>> = {}): Promise<Servers> => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "twinhost-console-"));
  const toolServer = await startServer("http-server", { DATA_DIR: dataDirectory });
  // The first start builds the index of the documents.
  while ((await fetch(`${toolServer.url}/health`)).status === 503) await new Promise((wake) => setTimeout(wake, 50));
  const llmServer = await startServer("llm-server", {
    DATA_DIR: dataDirectory,
    MCP_SERVER_URL: toolServer.url,
    ...settings,
  });
  return {
    ...llmServer,
    dataDirectory,
    toolServer,
    stop: async () => {
      await Promise.all([llmServer.stop(), toolServer.stop()]);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
};
