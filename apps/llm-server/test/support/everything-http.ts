import { freePort, startHostProcess } from "@twinhost/testing";
import { vi } from "vitest";

/** The official everything server over Streamable HTTP. @returns its endpoint */
export const startEverythingOverHttp = async (entryPoint: string): Promise<string> => {
  const port = await freePort();
  const environment = { PATH: process.env.PATH ?? "", PORT: String(port) };
  const server = startHostProcess(entryPoint, environment, { args: ["streamableHttp"] });
  const url = `http://127.0.0.1:${port}/mcp`;
  // It says "listening" even if the port is in use: only an answer shows that it serves.
  await vi
    .waitFor(() => fetch(url), { timeout: 60_000 })
    .catch((error) => {
      throw new Error(`the everything server does not answer: ${server.log()}`, { cause: error });
    });
  return url;
};
