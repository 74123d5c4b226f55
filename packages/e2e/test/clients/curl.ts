import type { InteropClient } from "./interop-client.ts";
import { namesOf, outputOf } from "./result.ts";
import { runProgram } from "./run-program.ts";
import { temporaryHome } from "./temporary-home.ts";

/** curl with a JSON body; fails on any status of 400 or above. */
const open = (headers: Readonly<Record<string, string>>) => {
  const home = temporaryHome();
  const flags = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
  return {
    curl: async (url: string, body?: unknown, extra: readonly string[] = []): Promise<unknown> => {
      const data = body === undefined ? [] : ["--json", JSON.stringify(body)];
      const args = ["--silent", "--show-error", "--fail-with-body", "--noproxy", "*", ...flags, ...data, ...extra, url];
      return JSON.parse(await runProgram("curl", args, home.path));
    },
    close: async () => home.remove(),
  };
};

export const curlRest: InteropClient = {
  name: "curl, REST",
  http: async ({ url, headers }) => {
    const { curl, close } = open(headers);
    return {
      listTools: async () => namesOf((await curl(`${url}/tools`)) as { tools: { name: string }[] }),
      calculate: (expression) => curl(`${url}/run/calculate`, { expression }),
      close,
    };
  },
};

const REVISION = "2026-07-28";
const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": REVISION,
  "io.modelcontextprotocol/clientInfo": { name: "curl", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

export const curlMcp: InteropClient = {
  name: `curl, MCP ${REVISION}`,
  http: async ({ url, headers }) => {
    const { curl, close } = open(headers);
    const call = async (method: string, params: object, extra: readonly string[] = []): Promise<unknown> => {
      const body = { jsonrpc: "2.0", id: 1, method, params: { ...params, _meta: ENVELOPE } };
      const accept = "Accept: application/json, text/event-stream";
      const headersOfCall = [accept, `MCP-Protocol-Version: ${REVISION}`, `Mcp-Method: ${method}`, ...extra];
      const flags = headersOfCall.flatMap((header) => ["--header", header]);
      return ((await curl(`${url}/mcp`, body, flags)) as { result: unknown }).result;
    };
    return {
      listTools: async () => namesOf((await call("tools/list", {})) as { tools: { name: string }[] }),
      calculate: async (expression) =>
        outputOf(await call("tools/call", { name: "calculate", arguments: { expression } }, ["Mcp-Name: calculate"])),
      close,
    };
  },
};
