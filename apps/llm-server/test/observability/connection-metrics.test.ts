import type { McpServerEntry } from "@twinhost/third-party";
import { pino } from "pino";
import { Registry } from "prom-client";
import { expect, it, onTestFinished } from "vitest";
import { createConnectionMetrics } from "../../src/observability/connection-metrics.ts";
import { type ConnectionOptions, createConnections } from "../../src/transport/connections.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const entry = (of: object) => ({ excludeTools: [], ...of }) as unknown as McpServerEntry;

/** A third-party server whose process ends at once. */
const DYING = entry({ type: "stdio", command: process.execPath, args: ["-e", "process.exit(3)"], env: {} });
const REMOTE = entry({ type: "http", url: "http://127.0.0.1:1/mcp", headers: {} });

const start = (servers: NonNullable<ConnectionOptions["servers"]>) => {
  const metrics = createConnectionMetrics();
  const registry = new Registry();
  metrics.register(registry);
  const connections = createConnections(
    { DATA_DIR: temporaryFolder(), MCP_SERVER_URL: "http://127.0.0.1:1" } as Parameters<typeof createConnections>[0],
    pino({ level: "silent" }),
    { servers, events: metrics.events },
  );
  onTestFinished(() => connections.close());
  /** Metrics that say something of this connection, by name. */
  const shownOf = async (connection: string): Promise<Set<string | undefined>> => {
    await connections.others
      .get("theirs")
      ?.listTools()
      .catch(() => {});
    const lines = (await registry.metrics()).split("\n").filter((line) => line.includes(`connection="${connection}"`));
    return new Set(lines.map((line) => line.split("{")[0]));
  };
  return { connections, shownOf };
};

const BREAKER = "twinhost_llm_breaker_state";
const PROCESSES = "twinhost_llm_tool_processes";

it("shows nothing of a third-party server that was removed", async () => {
  const { connections, shownOf } = start(new Map([["theirs", DYING]]));
  await expect.poll(() => shownOf("mcp:theirs")).toContain(PROCESSES);
  expect(await shownOf("mcp:theirs")).toContain(BREAKER);
  await connections.changeServers(new Map());
  expect(await shownOf("mcp:theirs")).toEqual(new Set());
  expect(await shownOf("http")).toContain(BREAKER);
});

it("shows no process of an entry that was replaced", async () => {
  const { connections, shownOf } = start(new Map([["theirs", DYING]]));
  await expect.poll(() => shownOf("mcp:theirs")).toContain(PROCESSES);
  await connections.changeServers(new Map([["theirs", REMOTE]]));
  const shown = await shownOf("mcp:theirs");
  expect(shown).toContain(BREAKER);
  expect(shown).not.toContain(PROCESSES);
});
