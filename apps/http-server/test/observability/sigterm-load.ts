import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerProcess } from "@twinhost/testing";
import { Pool } from "undici";

export interface Shutdown {
  /** Calls that were answered; those with a wrong answer are also in `lost`. */
  readonly answered: number;
  /** How many of these were answered after the signal. */
  readonly answeredAfterSignal: number;
  /** Calls whose connection was refused: the server never received them. */
  readonly refused: number;
  /** Wrong answers, and calls that the server took and did not answer. */
  readonly lost: readonly string[];
  readonly exitCode: number | null;
}

const HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };
const REVISION = "2026-07-28";

const restCall = (n: number) => ({
  path: "/run/calculate",
  headers: HEADERS,
  body: JSON.stringify({ expression: `${n} + 1` }),
});

const mcpCall = (n: number) => ({
  path: "/mcp",
  headers: {
    ...HEADERS,
    "mcp-protocol-version": REVISION,
    "mcp-method": "tools/call",
    "mcp-name": "calculate",
  },
  body: JSON.stringify({
    jsonrpc: "2.0",
    id: n,
    method: "tools/call",
    params: {
      name: "calculate",
      arguments: { expression: `${n} + 1` },
      _meta: {
        "io.modelcontextprotocol/protocolVersion": REVISION,
        "io.modelcontextprotocol/clientInfo": { name: "sigterm-test", version: "1" },
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  }),
});

/**
 * Sends SIGTERM to a server that clients with keep-alive connections load over REST and MCP, and reports what became of
 * the calls. A client goes on until a request fails, normally because its connection is refused.
 */
export const terminateUnderLoad = async (
  server: ServerProcess,
  { clients = 16, callsBefore = 200 }: { clients?: number; callsBefore?: number } = {},
): Promise<Shutdown> => {
  const pool = new Pool(server.url, { connections: clients, pipelining: 1 });
  const exited = once(server.process, "exit");
  let answered = 0;
  let answeredAfterSignal = 0;
  let refused = 0;
  let signalled = false;
  const lost: string[] = [];

  const client = async (number: number): Promise<void> => {
    for (let n = number; ; n += clients) {
      try {
        const { path, headers, body } = n % 2 === 0 ? restCall(n) : mcpCall(n);
        const response = await pool.request({ method: "POST", path, headers, body });
        const text = await response.body.text();
        if (response.statusCode !== 200 || !text.includes(`"${n + 1}"`)) lost.push(`${response.statusCode} ${text}`);
        answered++;
        if (signalled) answeredAfterSignal++;
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code !== "ECONNREFUSED") lost.push(`${code} ${message}`);
        else refused++;
        return;
      }
    }
  };
  const running = Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  while (answered < callsBefore && lost.length === 0) await sleep(10);
  signalled = true;
  server.process.kill("SIGTERM");
  await running;
  const [exitCode] = (await exited) as [number | null];
  await pool.destroy();
  return { answered, answeredAfterSignal, refused, lost, exitCode };
};
