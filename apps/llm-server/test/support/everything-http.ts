import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";

// Registered with the module: within a hook it would not count.
const started = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of started) {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
};

/** The official everything server over Streamable HTTP. @returns its endpoint */
export const startEverythingOverHttp = async (entryPoint: string): Promise<string> => {
  const port = await freePort();
  const child = spawn(process.execPath, [entryPoint, "streamableHttp"], {
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  started.add(child);
  for await (const line of createInterface({ input: child.stderr })) if (line.includes("listening")) break;
  child.stderr.resume();
  return `http://127.0.0.1:${port}/mcp`;
};
