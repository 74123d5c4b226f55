import { once } from "node:events";
import { createServer } from "node:net";
import { startHostProcess } from "@twinhost/testing";
import { expect, vi } from "vitest";

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
  const environment = { PATH: process.env.PATH ?? "", PORT: String(port) };
  const server = startHostProcess(entryPoint, environment, { args: ["streamableHttp"] });
  await vi.waitFor(() => expect(server.log()).toContain("listening"), { timeout: 60_000 });
  return `http://127.0.0.1:${port}/mcp`;
};
