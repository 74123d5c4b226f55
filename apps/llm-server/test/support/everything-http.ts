import { freePort, startHostProcess } from "@twinhost/testing";
import { expect, vi } from "vitest";

/** The official everything server over Streamable HTTP. @returns its endpoint */
export const startEverythingOverHttp = async (entryPoint: string): Promise<string> => {
  const port = await freePort();
  const environment = { PATH: process.env.PATH ?? "", PORT: String(port) };
  const server = startHostProcess(entryPoint, environment, { args: ["streamableHttp"] });
  await vi.waitFor(() => expect(server.log()).toContain("listening"), { timeout: 60_000 });
  return `http://127.0.0.1:${port}/mcp`;
};
