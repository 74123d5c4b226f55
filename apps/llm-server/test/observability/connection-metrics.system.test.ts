import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { ask } from "../support/ask.ts";
import { metric } from "../support/metric.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const STDIO_HOST = join(import.meta.dirname, "../../../stdio-server/src/main.ts");

const start = (settings: Record<string, string>): Promise<ServerProcess> => startLlmServer({ ...settings });

/** Process id of one of its tool processes. */
const toolProcessOf = ({ pid }: ServerProcess): number =>
  Number.parseInt(execFileSync("pgrep", ["-P", String(pid), "-f", STDIO_HOST], { encoding: "utf8" }), 10);

const breaker = (server: ServerProcess, connection: string, state: string) =>
  metric(server, `twinhost_llm_breaker_state{connection="${connection}",state="${state}"}`);

it("counts retries, and shows breakers and auto's transport, while the tool server stops and returns", async () => {
  const toolServer = await startHttpHost();
  const server = await start({ TOOL_TRANSPORT: "auto", MCP_SERVER_URL: toolServer.url });
  const auto = (transport: string) => metric(server, `twinhost_llm_auto_transport{transport="${transport}"}`);
  expect((await ask(server, "What is 6*7?")).body.tool_calls).toMatchObject([{ transport: "http" }]);
  expect([await auto("http"), await auto("stdio")]).toEqual([1, 0]);
  for (const connection of ["http", "rest", "stdio"])
    for (const [state, value] of Object.entries({ closed: 1, open: 0, "half-open": 0 }))
      expect(await breaker(server, connection, state)).toBe(value);

  const { port } = new URL(toolServer.url);
  await toolServer.stop();
  expect((await ask(server, "What is 6*7?", { transport: "http" })).body.tool_calls).toMatchObject([
    { error: { code: "engine_unavailable" } },
  ]);
  const retries = 'twinhost_llm_retries_total{connection="http",code="engine_unavailable"}';
  expect(await metric(server, retries)).toBeGreaterThan(0);
  // Simultaneous failures count as one: only those of later questions open the breaker.
  await expect
    .poll(async () => {
      await ask(server, "What is 6*7?", { transport: "http" });
      return breaker(server, "http", "closed");
    })
    .toBe(0);
  expect((await ask(server, "What is 6*7?")).body.tool_calls).toMatchObject([{ transport: "stdio" }]);
  expect([await auto("http"), await auto("stdio")]).toEqual([0, 1]);
  expect(await breaker(server, "stdio", "closed")).toBe(1);

  await startHttpHost({ PORT: port });
  await expect.poll(() => breaker(server, "http", "closed")).toBe(1);
  expect((await ask(server, "What is 6*7?")).body.tool_calls).toMatchObject([{ transport: "http" }]);
  expect([await auto("http"), await auto("stdio")]).toEqual([1, 0]);
});

it("shows the tool processes, what they print, and that one was lost", async () => {
  // A tool process that prints invalid lines, and more to its stderr than the log takes, before it serves.
  const noise = "echo Ready!; yes | head -n 500 >&2";
  const server = await start({
    TOOL_TRANSPORT: "stdio",
    STDIO_POOL: "2",
    STDIO_COMMAND: `/bin/sh -c '${noise}; exec ${process.execPath} ${STDIO_HOST}'`,
  });
  const of = (name: string, labels = 'connection="stdio"') =>
    metric(server, `twinhost_llm_tool_process${name}{${labels}}`);
  const ready = () => of("es", 'connection="stdio",phase="ready"');
  await ask(server, "What is 6*7?");
  await expect.poll(ready).toBe(2);
  expect(await of("es", 'connection="stdio",phase="draining"')).toBe(0);
  await expect.poll(() => of("_calls_in_flight")).toBe(0);
  // On a busy machine a process may start too slowly, and is restarted.
  const restarts = (await of("_restarts_total")) ?? 0;
  const counts = { replacements: 0, invalid_lines: 2 + restarts, too_large_replies: 0 };
  for (const [name, value] of Object.entries(counts)) expect(await of(`_${name}_total`), name).toBe(value);
  expect(await of("_stderr_lines_dropped_total")).toBeGreaterThan(100);

  process.kill(toolProcessOf(server), "SIGKILL");
  await expect
    .poll(async () => {
      await ask(server, "What is 6*7?");
      return { isRestarted: ((await of("_restarts_total")) ?? 0) > restarts, ready: await ready() };
    })
    .toEqual({ isRestarted: true, ready: 2 });
});

it("names the third-party MCP servers by their entries", async () => {
  const file = join(temporaryFolder(), "mcp.json");
  const noHost = { command: process.execPath, args: ["-e", "process.exit(3)"] };
  writeFileSync(file, JSON.stringify({ mcpServers: { http: noHost } }));
  const server = await start({ TOOL_TRANSPORT: "in-process", MCP_CONFIG_FILE: file });
  expect(await breaker(server, "mcp:http", "closed")).toBeDefined();
  expect(await breaker(server, "http", "closed")).toBe(1);
  await expect
    .poll(async () => {
      await fetch(`${server.url}/health`);
      return metric(server, 'twinhost_llm_tool_process_restarts_total{connection="mcp:http"}');
    })
    .toBeGreaterThan(0);
});
