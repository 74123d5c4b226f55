import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { McpServerEntry } from "@twinhost/third-party";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { createConnections } from "../src/transport/connections.ts";
import { createToolCatalog } from "../src/transport/tool-catalog.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const stdio = (more: object) =>
  ({ type: "stdio", command: process.execPath, args: [], env: {}, excludeTools: [], ...more }) as McpServerEntry;
const http = (url: string) => ({ type: "http", url, headers: {}, excludeTools: [] }) as McpServerEntry;

const listening = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

const refusing = createServer((_request, response) => response.writeHead(401).end('{"error":"the token has expired"}'));
afterAll(() => refusing.close());

test("each unavailable server is warned of once, by name and with the reason, which its state keeps", async () => {
  const port = await listening(refusing);
  const gone = createServer();
  const nobody = await listening(gone);
  gone.close();
  const expected: Readonly<Record<string, readonly [McpServerEntry, RegExp]>> = {
    command: [stdio({ command: "/nowhere/server" }), /^the command "\/nowhere\/server" was not found \(ENOENT\)$/],
    line: [
      stdio({ command: "npx -y server" }),
      /^the command "npx -y server" was not found; put its arguments into args \(ENOENT\)$/,
    ],
    cwd: [stdio({ cwd: "/nowhere/folder" }), /^the cwd "\/nowhere\/folder" was not found \(ENOENT\)$/],
    file: [stdio({ cwd: import.meta.filename }), /^the cwd ".*" is no folder \(ENOTDIR\)$/],
    host: [http("http://nowhere.invalid/mcp"), /^the host nowhere\.invalid is not known/],
    port: [http(`http://127.0.0.1:${nobody}/mcp`), /^nothing listens at 127\.0\.0\.1 port \d+ \(ECONNREFUSED\)$/],
    token: [http(`http://127.0.0.1:${port}/mcp`), /status 401: the token has expired/],
  };
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const connections = createConnections(
    { DATA_DIR: temporaryFolder(), MCP_SERVER_URL: "http://127.0.0.1:1" } as Parameters<typeof createConnections>[0],
    log,
    { servers: new Map(Object.entries(expected).map(([name, [entry]]) => [name, entry])) },
  );
  afterAll(() => connections.close());
  const catalog = createToolCatalog(connections, log);

  await expect
    .poll(() => Object.values(catalog.others()).every(({ unavailableBecause }) => unavailableBecause), {
      timeout: 30_000,
    })
    .toBe(true);
  // Often enough for breakers to open too.
  for (let turn = 0; turn < 4; turn++)
    await Promise.all([...connections.others.values()].map((client) => client.listTools().catch(() => {})));
  for (const [name, [, because]] of Object.entries(expected)) {
    expect(catalog.others()[name]).toEqual({ isReachable: false, unavailableBecause: expect.stringMatching(because) });
    expect(
      logged.filter(({ level, mcpServer }) => level === 40 && mcpServer === name),
      name,
    ).toMatchObject([{ because: expect.stringMatching(because), msg: "an MCP server is unavailable" }]);
  }
  expect(logged.filter(({ mcpServer }) => mcpServer === undefined)).toEqual([]);
});

test("a server that dies at each start keeps the reason while it is not started again", async () => {
  const dying = stdio({ args: ["-e", "console.error('license key missing'); process.exit(3)"] });
  const connections = createConnections(
    { DATA_DIR: temporaryFolder(), MCP_SERVER_URL: "http://127.0.0.1:1" } as Parameters<typeof createConnections>[0],
    pino({ level: "silent" }),
    { servers: new Map([["dying", dying]]) },
  );
  afterAll(() => connections.close());
  const catalog = createToolCatalog(connections, pino({ level: "silent" }));
  const said = async (): Promise<string> => {
    const error = await connections.others
      .get("dying")
      ?.listTools()
      .catch((failure: Error) => failure);
    return error instanceof Error ? `${error.message} ${error.cause}` : "";
  };
  await expect.poll(said).toMatch("was lost too often");
  // The list is fetched several times more in the meantime.
  for (let turn = 0; turn < 20; turn++) {
    expect(catalog.others().dying?.unavailableBecause).toMatch(
      /^the process ended .* \(exit code 3\); its last words: license key missing$/,
    );
    await setTimeout(200);
  }
});

test("our own tool server being unavailable is one line of the log, with the reason and without a stack", async () => {
  const gone = createServer();
  const nobody = await listening(gone);
  gone.close();
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const settings = { DATA_DIR: temporaryFolder(), MCP_SERVER_URL: `http://127.0.0.1:${nobody}` };
  const connections = createConnections(settings as Parameters<typeof createConnections>[0], log);
  afterAll(() => connections.close());
  const catalog = createToolCatalog(connections, log);
  for (const transport of ["http", "rest"] as const) expect(await catalog.isReachable(transport)).toBe(false);
  const because = expect.stringMatching(/^nothing listens at 127\.0\.0\.1 port \d+ \(ECONNREFUSED\)$/);
  expect(logged).toMatchObject([
    { transport: "http", because, msg: "the tools are unavailable" },
    { transport: "rest", because, msg: "the tools are unavailable" },
  ]);
  expect(JSON.stringify(logged)).not.toContain("stack");
});
