import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "undici";

export const BUILT_SERVER = join(import.meta.dirname, "../../dist/main.js");
const BUILT_LLM_SERVER = join(import.meta.dirname, "../../../llm-server/dist/main.js");

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Everything that the server wrote to stderr so far. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * The built server as operators run it: its own process, on a free port, with its own data folder.
 * @param ca whose certificates are trusted, where the server speaks TLS
 */
export const startServer = (environment: Record<string, string> = {}, ca?: Buffer): Promise<RunningServer> =>
  startProgram(BUILT_SERVER, environment, ca);

/** The built LLM server in the same way. */
export const startLlmServer = (environment: Record<string, string>): Promise<RunningServer> =>
  startProgram(BUILT_LLM_SERVER, environment);

const startProgram = async (
  program: string,
  environment: Record<string, string>,
  ca?: Buffer,
): Promise<RunningServer> => {
  if (!existsSync(program)) throw new Error("The server is not built. Run npx -y pnpm@12 build first.");
  const dataDirectory = mkdtempSync(join(tmpdir(), "twinhost-probe-"));
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, PORT: "0", DATA_DIR: dataDirectory, LOG_LEVEL: "info", ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  const { promise: listening, resolve, reject } = Promise.withResolvers<string>();
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
    const address = /"address":"(https?:[^"]+)"/.exec(log)?.[1];
    if (address) resolve(address);
  });
  child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${log}`)));
  const url = await listening;
  const health = new Pool(url, { connect: { ca } });
  while ((await health.request({ method: "GET", path: "/health" })).statusCode === 503)
    await new Promise((wake) => setTimeout(wake, 50));
  await health.destroy();
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    log: () => log,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, "exit");
        child.kill("SIGTERM");
        await exited;
      }
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
};
