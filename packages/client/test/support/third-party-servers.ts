import { text } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { pino } from "pino";
import { afterAll } from "vitest";
import { createHttpToolClient, createStdioToolClient, type McpStack, type ToolClient } from "../../src/index.ts";
import { answerOf, type Script } from "./scripted-mcp.ts";

export interface Opened {
  readonly client: ToolClient;
  readonly logged: Record<string, unknown>[];
}

const openLog = () => {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => logged.push(JSON.parse(line)) });
  return { logged, log };
};

const HOST = new URL("../fixtures/scripted-host.ts", import.meta.url).pathname;

const overStdio =
  (stack: McpStack) =>
  async (script: Script): Promise<Opened> => {
    const { logged, log } = openLog();
    const client = createStdioToolClient({
      command: process.execPath,
      args: [HOST, JSON.stringify(script)],
      env: {},
      log,
      revision: script.revision,
      stack,
      thirdParty: { name: "theirs", log },
    });
    afterAll(() => client.close());
    return { client, logged };
  };

const overHttp =
  (isStream: boolean) =>
  async (script: Script): Promise<Opened> => {
    const server = await startLoopbackServer(async (request, response) => {
      if (request.method !== "POST") return response.writeHead(405).end();
      const message = JSON.parse(await text(request));
      const answer = answerOf(script, message);
      if (answer === undefined) return response.writeHead(202).end();
      if (message.method === "tools/call" && script.status !== undefined)
        return response
          .writeHead(script.status, { "content-type": "application/json" })
          .end(JSON.stringify(script.calls?.[message.params.name]));
      if (!isStream) return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
      response.writeHead(200, { "content-type": "text/event-stream" });
      return response.end(`event: message\ndata: ${JSON.stringify(answer)}\n\n`);
    });
    const { logged, log } = openLog();
    const client = createHttpToolClient({
      url: `${server.url}/mcp`,
      path: "",
      revision: script.revision,
      thirdParty: { name: "theirs", log },
    });
    afterAll(() => client.close());
    return { client, logged };
  };

const OPENERS = {
  stdio: overStdio("fast"),
  "stdio, through the SDK": overStdio("sdk"),
  "http, JSON": overHttp(false),
  "http, stream": overHttp(true),
};

/** Every transport to a third-party server, in both revisions. */
export const TRANSPORTS = (["2025-11-25", "2026-07-28"] as const).flatMap((revision) =>
  Object.entries(OPENERS).map(([transport, open]) => ({
    transport,
    revision,
    open: (script: Omit<Script, "revision">) => open({ revision, ...script }),
  })),
);
