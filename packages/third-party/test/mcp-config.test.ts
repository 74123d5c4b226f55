import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ToolClient } from "@twinhost/client";
import { describeTool } from "@twinhost/core";
import { createDataDirectory } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { describe, expect, test } from "vitest";
import { readMcpConfig } from "../src/config/mcp-config.ts";
import { filterTools } from "../src/tools/filter-tools.ts";

const read = (text: string, environment: Record<string, string> = {}) => {
  const file = join(createDataDirectory().path, "mcp.json");
  writeFileSync(file, text);
  const warnings: string[] = [];
  const servers = readMcpConfig(file, { environment, onWarning: (warning) => warnings.push(warning) });
  return { servers, warnings };
};
/** One server, named `a`. */
const readOne = (entry: object, environment?: Record<string, string>) => {
  const { servers, warnings } = read(JSON.stringify({ mcpServers: { a: entry } }), environment);
  return { entry: servers.get("a"), warnings };
};

test("comments, trailing commas and a byte order mark are accepted", () => {
  const { servers, warnings } = read(`\uFEFF{
  // the files of the team
  "mcpServers": {
    "files": { "command": "npx", "args": ["-y", "files",], }, /* all of them */
    "wiki": { "url": "http://127.0.0.1:1/mcp#//not-a-comment" },
  },
}`);
  expect([...servers.keys()]).toEqual(["files", "wiki"]);
  expect(servers.get("files")).toMatchObject({ args: ["-y", "files"] });
  expect(servers.get("wiki")).toMatchObject({ url: "http://127.0.0.1:1/mcp#//not-a-comment" });
  expect(warnings).toEqual([]);
});

test("a syntax error is reported with its line", () => {
  expect(() => read('{\n  "mcpServers": {\n    "a": { "command": "x" "args": [] }\n  }\n}')).toThrow(
    /is not JSON: .* at line 3, column 27/,
  );
});

test.each([{ disabled: true }, { enabled: false }, { disabled: "true" }])("an entry with %j is left out", (off) => {
  const { entry, warnings } = readOne({ command: "x", env: { KEY: `\${NOT_SET}` }, ...off });
  expect(entry).toBeUndefined();
  expect(warnings).toEqual([]);
});

test.each([{ disabled: false }, { enabled: true }])("an entry with %j is used", (on) => {
  const { entry, warnings } = readOne({ command: "x", ...on });
  expect(entry).toMatchObject({ command: "x" });
  expect(warnings).toEqual([]);
});

describe("variables", () => {
  const environment = { TOKEN: "t-1", HOME: "/home/kim", EMPTY: "" };

  test("are expanded in command, args, env, cwd, url and headers", () => {
    const stdio = readOne(
      {
        command: `\${HOME}/bin/server`,
        args: [`--key=\${TOKEN}`, `\${env:TOKEN}`, `\${PORT:-8080}`, "$HOME", `\${EMPTY:-none}`],
        env: { KEY: `Bearer \${TOKEN}` },
        cwd: `\${HOME}`,
      },
      environment,
    );
    expect(stdio.entry).toMatchObject({
      command: "/home/kim/bin/server",
      args: ["--key=t-1", "t-1", "8080", "$HOME", "none"],
      env: { KEY: "Bearer t-1" },
      cwd: "/home/kim",
    });
    const http = readOne(
      { url: `http://\${HOST:-127.0.0.1}:1/mcp`, headers: { Authorization: `Bearer \${env:TOKEN}` } },
      environment,
    );
    expect(http.entry).toMatchObject({ url: "http://127.0.0.1:1/mcp", headers: { Authorization: "Bearer t-1" } });
  });

  test("one that is not set is named with its place", () => {
    expect(() => readOne({ command: "x", env: { KEY: `\${API_TOKEN}` } }, environment)).toThrow(
      /mcpServers\.a\.env\.KEY names \$\{API_TOKEN\}, which is not set/,
    );
  });
});

test.each([
  ["http", "http"],
  ["streamable-http", "http"],
  ["streamableHttp", "http"],
  ["sse", "sse"],
  [undefined, "http"],
])("the type %s with a url becomes %s", (type, expected) => {
  expect(readOne({ url: "http://127.0.0.1:1/mcp", type }).entry).toMatchObject({ type: expected });
});

test.each(["enviroment", "arg", "exclude_tools"])(
  "an unknown key, %s, gives a warning that names the nearest known one",
  (key) => {
    const { entry, warnings } = readOne({ command: "x", [key]: "y" });
    expect(entry).toMatchObject({ command: "x" });
    const nearest = { enviroment: "env", arg: "args", exclude_tools: "excludeTools" }[key];
    expect(warnings).toMatchObject([
      expect.stringMatching(new RegExp(`mcpServers\\.a\\.${key} is not known.*${nearest}`)),
    ]);
  },
);

test("the nearest key is also named when it is missing", () => {
  expect(() => readOne({ comand: "x" })).toThrow(/comand is not known; did you mean command\?/);
});

test.each([
  [{ url: "http://127.0.0.1:1/mcp", transport: "ftp" }, /mcpServers\.a\.transport must be http/],
  [{ serverUrl: "nowhere" }, /mcpServers\.a\.serverUrl must be an http or https URL/],
  [{ command: "x", transport: "http" }, /mcpServers\.a\.transport must be stdio/],
  [{ command: "x", allowedTools: "read" }, /mcpServers\.a\.allowedTools must be a list/],
  [{ command: "x", env: { A: [] } }, /mcpServers\.a\.env\.A must be text/],
])("an error uses the names that were written: %j", (entry, message) => {
  expect(() => readOne(entry)).toThrow(message);
});

test.each([
  { command: "x", comand: "y" },
  { command: "x", args: [], arg: "y" },
  { command: "x", env: {}, environment: {} },
  { url: "http://127.0.0.1:1/mcp", uri: "y" },
])("a key that the entry already has is not suggested for another: %j", (entry) => {
  expect(readOne(entry).warnings).toEqual([expect.stringMatching(/^.*mcpServers\.a\.\w+ is not known$/)]);
});

test("keys of other clients are understood", () => {
  const { entry, warnings } = readOne({
    serverUrl: "http://127.0.0.1:1/mcp",
    transport: "streamable-http",
    disabledTools: ["write_*"],
    autoApprove: ["read"],
    description: "the wiki",
  });
  expect(entry).toMatchObject({ url: "http://127.0.0.1:1/mcp", excludeTools: ["write_*"] });
  expect(warnings).toEqual([]);
});

test("numbers and booleans become text", () => {
  const { entry } = readOne({ command: "x", args: ["--port", 8080], env: { DEBUG: true } });
  expect(entry).toMatchObject({ args: ["--port", "8080"], env: { DEBUG: "true" } });
});

test("the tools of an entry are filtered by name and pattern", async () => {
  const named = (name: string) => ({ ...describeTool(tools[0] as (typeof tools)[number]), name });
  const client: ToolClient = {
    transport: "stdio",
    listTools: async () => ["read_file", "read_all", "write_file", "list"].map(named),
    callTool: async (name) => ({ ok: true, output: { name } }),
    close: async () => {},
  };
  const filtered = filterTools(client, { includeTools: ["read_*", "list"], excludeTools: ["read_all"] });
  expect((await filtered.listTools()).map(({ name }) => name)).toEqual(["read_file", "list"]);
  expect(await filtered.callTool("read_file", {})).toMatchObject({ ok: true });
  for (const name of ["read_all", "write_file"])
    expect(await filtered.callTool(name, {})).toMatchObject({ ok: false, error: { code: "unknown_tool" } });
});

test.each([
  ["{", /is not JSON/],
  ["[]", /the file must be an object/],
  ['{"servers": {}}', /mcpServers must be an object of servers/],
  ['{"mcpServers": {"a": {}}}', /mcpServers\.a\.command must be the command/],
  ['{"mcpServers": {"a": {"command": "x", "args": "y"}}}', /mcpServers\.a\.args must be a list of texts/],
  ['{"mcpServers": {"a": {"command": "x", "env": {"N": []}}}}', /mcpServers\.a\.env\.N must be text/],
  ['{"mcpServers": {"a": {"url": "nowhere"}}}', /mcpServers\.a\.url must be an http or https URL/],
  ['{"mcpServers": {"a": {"url": "http://127.0.0.1:1/", "type": "ftp"}}}', /mcpServers\.a\.type must be http/],
])("an invalid file is refused with the reason: %s", (text, message) => {
  expect(() => read(text)).toThrow(message);
});

test("a server over stdio may run in several processes", () => {
  expect(readOne({ command: "x", pool: "3" }).entry).toMatchObject({ pool: 3 });
  expect(() => readOne({ command: "x", pool: 0 })).toThrow(
    "mcpServers.a.pool must be a number of processes from 1 to 64",
  );
});
