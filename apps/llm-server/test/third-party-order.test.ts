import type { McpServerEntry } from "@twinhost/third-party";
import { pino } from "pino";
import { afterAll, expect, it } from "vitest";
import { createConnections } from "../src/transport/connections.ts";
import { createToolCatalog } from "../src/transport/tool-catalog.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** Nothing listens there. @param path makes it another entry */
const entry = (path: string): McpServerEntry => ({
  type: "http",
  url: `http://127.0.0.1:9/${path}`,
  headers: {},
  excludeTools: [],
});

it("lists third-party servers in the order of their file, whichever changed", async () => {
  const log = pino({ level: "silent" });
  const connections = createConnections(
    { DATA_DIR: temporaryFolder(), MCP_SERVER_URL: "http://127.0.0.1:1" } as Parameters<typeof createConnections>[0],
    log,
    { servers: new Map(["a", "b", "c"].map((name) => [name, entry("mcp")])) },
  );
  afterAll(() => connections.close());
  const catalog = createToolCatalog(connections, log);
  const names = () => Object.keys(catalog.others());
  expect(names()).toEqual(["a", "b", "c"]);
  await connections.changeServers(
    new Map([
      ["a", entry("new")],
      ["b", entry("mcp")],
    ]),
  );
  expect(names()).toEqual(["a", "b"]);
  await connections.changeServers(
    new Map([
      ["d", entry("mcp")],
      ["b", entry("mcp")],
      ["a", entry("newer")],
    ]),
  );
  expect(names()).toEqual(["d", "b", "a"]);
});
