import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const FIXTURE = { command: process.execPath, args: [join(import.meta.dirname, "fixtures/third-party-server.ts")] };

interface Server {
  readonly name: string;
  readonly status: string;
  readonly tools: number;
  readonly reason?: string;
}

const start = async (withKeys: boolean) => {
  const DATA_DIR = temporaryFolder();
  const file = join(DATA_DIR, "mcp.json");
  writeFileSync(file, '{\n  // ours\n  "mcpServers": { "absent": { "command": "/nowhere/server" } }\n}\n');
  const keys: Partial<Record<"caller" | "admin", string>> = {};
  if (withKeys) {
    const store = openKeyStore(DATA_DIR);
    for (const role of ["caller", "admin"] as const)
      keys[role] = store.create({ owner: role, tools: ["*"], role, ratePerMinute: null, expiresAt: null }).key;
    store.close();
  }
  const server = await startLlmServer({ DATA_DIR, MCP_CONFIG_FILE: file, TOOL_TRANSPORT: "in-process" });
  const send = (method: string, path: string, body?: object, role: "caller" | "admin" = "admin") =>
    fetch(server.url + path, {
      method,
      headers: { "content-type": "application/json", ...(keys[role] && { authorization: `Bearer ${keys[role]}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const list = async () =>
    (await (await send("GET", "/console/servers")).json()) as { missing: string[]; servers: Server[] };
  const states = async () => Object.fromEntries((await list()).servers.map(({ name, status }) => [name, status]));
  return { server, file, send, states, missing: async () => (await list()).missing };
};

it("adds, tests, switches off and removes servers, in the file and at once", async () => {
  const { server, file, send, states, missing } = await start(true);
  await expect.poll(states).toEqual({ absent: "unavailable" });
  expect(await missing()).toEqual(["MCP_API_KEY"]);

  const tested = await send("POST", "/console/servers/test", { name: "site", entry: FIXTURE });
  expect(await tested.json()).toMatchObject({ ok: true, tools: expect.arrayContaining(["book_ferry"]) });
  const failing = await send("POST", "/console/servers/test", { name: "site", entry: { command: "/nowhere/other" } });
  expect(await failing.json()).toMatchObject({ ok: false, reason: expect.stringContaining("/nowhere/other") });

  expect((await send("PUT", "/console/servers/site", { entry: FIXTURE })).status).toBe(200);
  await expect.poll(states).toEqual({ absent: "unavailable", site: "healthy" });
  expect(readFileSync(file, "utf8")).toContain("// ours");
  const run = await send("POST", "/console/run", { tool: "site__book_ferry", arguments: {} });
  expect(await run.json()).toMatchObject({ outcome: { ok: true } });

  await send("PUT", "/console/servers/site/off", { off: true });
  expect(await states()).toEqual({ absent: "unavailable", site: "off" });
  const off = await send("POST", "/console/run", { tool: "site__book_ferry", arguments: {} });
  expect(await off.json()).toMatchObject({ outcome: { ok: false, error: { code: "unknown_tool" } } });
  await send("DELETE", "/console/servers/absent");
  expect(await states()).toEqual({ site: "off" });

  // Edited by hand, then SIGHUP.
  writeFileSync(file, JSON.stringify({ mcpServers: { byHand: FIXTURE } }));
  server.process.kill("SIGHUP");
  await expect.poll(states).toEqual({ byHand: "healthy" });
});

it("refuses invalid entries with one line, and callers without the role", async () => {
  const { file, send } = await start(true);
  const before = readFileSync(file, "utf8");
  const wrong = await send("PUT", "/console/servers/site", { entry: { args: [] } });
  expect(wrong.status).toBe(422);
  expect(((await wrong.json()) as { detail: string }).detail).toContain("mcpServers.site.command");
  const line = await send("PUT", "/console/servers/site", { entry: { command: "npx -y @scope/server --flag" } });
  expect(line.status).toBe(422);
  const { detail } = (await line.json()) as { detail: string };
  expect(detail).toBe('the command "npx -y @scope/server --flag" was not found; put its arguments into args (ENOENT)');
  const nameless = await send("POST", "/console/servers/test", { name: "", entry: FIXTURE });
  expect(((await nameless.json()) as { detail: string }).detail).toMatch(/^name: must be a name [^✖\n]*$/);
  expect((await send("PUT", "/console/servers/nobody/off", { off: true })).status).toBe(422);
  expect((await send("PUT", "/console/servers/site", { entry: FIXTURE }, "caller")).status).toBe(403);
  expect((await send("GET", "/console/servers", undefined, "caller")).status).toBe(403);
  expect(readFileSync(file, "utf8")).toBe(before);
});

it("replaces a server only when told to, and says how", async () => {
  const { file, send, states } = await start(true);
  const before = readFileSync(file, "utf8");
  const refused = await send("PUT", "/console/servers/absent", { entry: FIXTURE });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    code: "refused_input",
    detail: expect.stringMatching(/^There is a server "absent" in MCP_CONFIG_FILE already\. .+"replace": true/),
  });
  expect(readFileSync(file, "utf8")).toBe(before);
  expect((await send("PUT", "/console/servers/absent", { entry: FIXTURE, replace: "yes" })).status).toBe(422);
  expect((await send("PUT", "/console/servers/absent", { entry: FIXTURE, replace: true })).status).toBe(200);
  await expect.poll(states).toEqual({ absent: "healthy" });
});

it("edits a server, and tests an edit: what is not given stays", async () => {
  const { file, send, states } = await start(true);
  await send("PUT", "/console/servers/site", { entry: { ...FIXTURE, command: "/nowhere/node" }, replace: true });
  const entry = { command: process.execPath };
  const before = readFileSync(file, "utf8");
  const tested = await send("POST", "/console/servers/site/test", { entry });
  expect(await tested.json()).toMatchObject({ ok: true, tools: expect.arrayContaining(["book_ferry"]) });
  expect(readFileSync(file, "utf8")).toBe(before);
  expect((await send("PATCH", "/console/servers/site", { entry })).status).toBe(200);
  await expect.poll(states).toEqual({ absent: "unavailable", site: "healthy" });
  for (const [method, path, body, detail] of [
    ["PATCH", "/console/servers/nobody", { entry }, 'There is no server "nobody" in MCP_CONFIG_FILE.'],
    ["POST", "/console/servers/nobody/test", { entry }, 'There is no server "nobody" in MCP_CONFIG_FILE.'],
    ["PATCH", "/console/servers/site", { entry: { args: "-y" } }, "mcpServers.site.args must be a list"],
    ["PATCH", "/console/servers/site", { entry: { command: "npx -y a" } }, "put its arguments into args"],
    ["PATCH", "/console/servers/site", undefined, "must be an object"],
  ] as const) {
    const refused = await send(method, path, body);
    expect(refused.status, path).toBe(422);
    expect(((await refused.json()) as { detail: string }).detail).toContain(detail);
  }
  expect((await send("PATCH", "/console/servers/site", { entry }, "caller")).status).toBe(403);

  // Other clients name servers like this.
  const name = "github.com/a/site";
  writeFileSync(file, JSON.stringify({ mcpServers: { [name]: { ...FIXTURE, disabled: true } } }));
  const path = `/console/servers/${encodeURIComponent(name)}`;
  expect((await send("PATCH", path, { entry: { timeout: 5_000 } })).status).toBe(200);
  await send("PUT", `${path}/off`, { off: false });
  await expect.poll(states).toEqual({ [name]: "healthy" });
  await send("DELETE", path);
  expect(await states()).toEqual({});
});

it("reports a file that somebody broke meanwhile as the caller's error", async () => {
  const { file, send } = await start(true);
  writeFileSync(file, '{ "mcpServers": ');
  for (const [path, body] of [
    ["/console/servers/site", { entry: FIXTURE }],
    ["/console/servers/absent/off", { off: true }],
  ] as const)
    expect(await (await send("PUT", path, body)).json(), path).toMatchObject({ code: "invalid_arguments" });
});

it("tells what an entry has, but no values", async () => {
  const { send } = await start(true);
  const env = { TOKEN: "secret" };
  await send("PUT", "/console/servers/site", { entry: { ...FIXTURE, args: [...FIXTURE.args, "secret"], env } });
  const text = await (await send("GET", "/console/servers")).text();
  expect(text).not.toContain("secret");
  expect(JSON.parse(text).servers).toMatchObject([
    { name: "absent", hidden: { args: 0, env: [], headers: [] } },
    { name: "site", hidden: { args: 2, env: ["TOKEN"], headers: [] } },
  ]);
  const entry = { args: [], env: { TOKEN: null } };
  const emptied = await send("PATCH", "/console/servers/site", { entry });
  expect(await emptied.json()).toMatchObject({ servers: [{}, { name: "site", hidden: { args: 0, env: [] } }] });
});

it("accepts a command whose file has spaces in its name", async () => {
  const { file, send, states } = await start(true);
  const command = join(dirname(file), "a server");
  symlinkSync(process.execPath, command);
  expect((await send("PUT", "/console/servers/site", { entry: { ...FIXTURE, command } })).status).toBe(200);
  await expect.poll(states).toEqual({ absent: "unavailable", site: "healthy" });
});

it("runs no command on a server without keys, as every user could send one, and says what is missing", async () => {
  const { send, states, missing } = await start(false);
  expect(await missing()).toEqual(["key", "MCP_API_KEY"]);
  for (const [method, path, body] of [
    ["PUT", "/console/servers/site", { entry: FIXTURE }],
    ["POST", "/console/servers/test", { name: "site", entry: FIXTURE }],
    ["PATCH", "/console/servers/absent", { entry: FIXTURE }],
    ["POST", "/console/servers/absent/test", { entry: FIXTURE }],
    ["DELETE", "/console/servers/absent", undefined],
  ] as const) {
    const refused = await send(method, path, body);
    expect(refused.status, path).toBe(403);
    expect(((await refused.json()) as { detail: string }).detail).toContain("keys create");
  }
  await send("PUT", "/console/servers/absent/off", { off: true });
  expect(await states()).toEqual({ absent: "off" });
});
