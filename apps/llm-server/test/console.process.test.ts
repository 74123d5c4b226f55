import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { startHttpHost, startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const asJson = (key: string, body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
  body: JSON.stringify(body),
});

it("shows the messages of each transport, without the server's key, to callers that may use the tool", async () => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  const rights = { owner: "test", ratePerMinute: null, expiresAt: null, role: "caller" } as const;
  const { key } = store.create({ ...rights, tools: ["calculate"] });
  const toolServer = await startHttpHost({ DATA_DIR });
  const server = await startLlmServer({ DATA_DIR, MCP_SERVER_URL: toolServer.url, MCP_API_KEY: key });
  const exchange = (transport: string, tool = "calculate") =>
    fetch(`${server.url}/console/exchange`, asJson(key, { transport, tool, arguments: { expression: "6 * 7" } }));

  for (const [transport, first] of [
    ["http", "POST /mcp HTTP/1.1\n"],
    ["rest", "POST /run/calculate HTTP/1.1\n"],
    ["stdio", ""],
  ] as const) {
    const response = await exchange(transport);
    const text = await response.text();
    const { request, response: answer, ms } = JSON.parse(text);
    expect(request.head.startsWith(first), transport).toBe(true);
    expect(
      JSON.parse(transport === "rest" ? answer.body : JSON.stringify(JSON.parse(answer.body).result.structuredContent)),
    ).toEqual({
      result: "42",
      value: 42,
    });
    expect(ms).toBeGreaterThan(0);
    expect(text).not.toContain(key);
    if (transport !== "stdio") expect(request.head).toContain("X-API-Key: •••");
  }

  expect((await exchange("rest", "translate")).status).toBe(403);
  expect((await exchange("smoke")).status).toBe(422);
  expect((await fetch(`${server.url}/console/config`)).status).toBe(401);

  const get = (path: string) => fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } });
  const state = await get("/console/state");
  const { toolServer: shown } = (await state.json()) as { toolServer: Record<string, { ok: boolean; code?: string }> };
  expect(shown.health?.ok).toBe(true);
  expect(shown.metrics).toMatchObject({ ok: false, code: "forbidden" });
  const usage = await get("/console/usage?from=2027-01-31T12:00:00Z");
  expect(await usage.json()).toMatchObject({ usage: { ok: false, code: "forbidden" } });
  expect((await get("/console/usage?from=yesterday")).status).toBe(422);

  expect((await fetch(`${server.url}/docs`)).status).toBe(401);
  const docs = await fetch(`${server.url}/docs`, { headers: { authorization: `Bearer ${key}` }, redirect: "manual" });
  expect([docs.status, docs.headers.get("location")]).toEqual([302, `${toolServer.url}/docs`]);

  await toolServer.stop();
  expect((await exchange("rest")).status).toBe(503);
  store.close();
});

it("ends each tool process with everything it started, and limits how many run at once", async () => {
  const folder = temporaryFolder();
  const pidFile = join(folder, "pid");
  // As with `npx`: the process that hangs is a child of the command, and no answer ever comes.
  writeFileSync(join(folder, "hang.sh"), `sleep 300 &\necho $! >> ${pidFile}\nkill -STOP $$\n`);
  const server = await startLlmServer({
    DATA_DIR: folder,
    TOOL_TRANSPORT: "rest",
    STDIO_COMMAND: `sh ${join(folder, "hang.sh")}`,
  });
  const leaving = new AbortController();
  const call = { transport: "stdio", tool: "calculate", arguments: { expression: "1" } };
  const statuses: number[] = [];
  for (let asked = 0; asked < 6; asked++)
    fetch(`${server.url}/console/exchange`, { ...asJson("", call), signal: leaving.signal }).then(
      ({ status }) => statuses.push(status),
      () => {},
    );
  const pids = () => (existsSync(pidFile) ? readFileSync(pidFile, "utf8").trim().split("\n").map(Number) : []);
  await expect.poll(() => pids().length).toBe(4);
  await expect.poll(() => statuses).toEqual([429, 429]);
  leaving.abort();
  const runs = (pid: number): boolean =>
    existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  await expect.poll(() => pids().filter(runs)).toEqual([]);
});

it.each(["/nowhere/tool-host", "false"])("a tool process that cannot run (%s) fails with a code", async (command) => {
  const server = await startLlmServer({ STDIO_COMMAND: command });
  const call = { transport: "stdio", tool: "calculate", arguments: { expression: "1" } };
  const response = await fetch(`${server.url}/console/exchange`, asJson("", call));
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "engine_unavailable" });
});

it("counts against the caller's rate", async () => {
  const server = await startLlmServer({ RATE_LIMIT: "2/min" });
  const call = { transport: "rest", tool: "calculate", arguments: { expression: "1" } };
  const statuses = [];
  for (let round = 0; round < 3; round++)
    statuses.push((await fetch(`${server.url}/console/exchange`, asJson("", call))).status);
  expect(statuses.at(-1)).toBe(429);
});

it("serves the page without a key and without inline code; says in one line when there is none", async () => {
  const DATA_DIR = temporaryFolder();
  const built = await startLlmServer({ DATA_DIR });
  const page = await fetch(built.url);
  const html = await page.text();
  expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style|style=/);
  const script = /src="\.(\/assets\/[^"]+)"/.exec(html)?.[1] ?? "";
  expect((await fetch(built.url + script)).headers.get("cache-control")).toContain("immutable");
  expect((await fetch(`${built.url}/assets/nothing.js`, { headers: { "x-api-key": "" } })).status).toBe(404);

  const bare = await startLlmServer({ DATA_DIR, CONSOLE_DIR: temporaryFolder() });
  const missing = await fetch(bare.url);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toBe(
    "There is no page here. Build it: npx -y pnpm@12 build, or set CONSOLE_DIR to a folder that holds it.\n",
  );
});

it("serves the page from inside a folder whose name begins with a dot, where npx keeps packages", async () => {
  const DATA_DIR = temporaryFolder();
  const CONSOLE_DIR = join(DATA_DIR, ".npm/console");
  mkdirSync(join(CONSOLE_DIR, "assets"), { recursive: true });
  for (const file of ["index.html", "favicon.svg", "assets/page.js"]) writeFileSync(join(CONSOLE_DIR, file), file);
  const { url } = await startLlmServer({ DATA_DIR, CONSOLE_DIR });
  for (const [path, text] of [
    ["/", "index.html"],
    ["/favicon.svg", "favicon.svg"],
    ["/assets/page.js", "assets/page.js"],
  ]) {
    const response = await fetch(url + path);
    expect([response.status, await response.text()], path).toEqual([200, text]);
  }
});
