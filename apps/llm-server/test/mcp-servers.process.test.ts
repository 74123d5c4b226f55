import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import {
  builtLlmServer,
  hostEnvironment,
  runToEnd,
  type ServerProcess,
  startHttpHost,
  startLlmServer,
} from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TRANSPORT_CHOICES } from "../src/transport/transport-choice.ts";
import { ask, eventually, type QueryAnswer } from "./support/ask.ts";
import { startEverythingOverHttp } from "./support/everything-http.ts";
import { type PeerRequest, startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** Entry point of an official server, as installed here: `npx` would download it again. */
const official = (name: string): string => {
  const manifest = createRequire(import.meta.url).resolve(`@modelcontextprotocol/server-${name}/package.json`);
  return join(dirname(manifest), "dist/index.js");
};

const node = (name: string, ...args: string[]) => ({ command: process.execPath, args: [official(name), ...args] });

const DATA_DIR = temporaryFolder();
const FILES = join(DATA_DIR, "files");
/** The slow server starts once this file exists. */
const GO = join(DATA_DIR, "go");

const writeConfig = (mcpServers: Record<string, unknown>): string => {
  const file = join(temporaryFolder(), "mcp.json");
  writeFileSync(file, JSON.stringify({ mcpServers }));
  return file;
};

/** What the model does next: the peer calls this tool, then repeats its result. */
const script = { tool: "", args: {} };
const respond = ({ messages, tools }: PeerRequest) => {
  // A result's images follow it.
  const last = messages.findLast(({ role, content }) => role === "tool" || typeof content === "string");
  if (last?.role === "tool") return { content: `I was told: ${last.content}` };
  return script.tool === ""
    ? { content: `${tools?.length ?? 0} tools` }
    : toolCall(script.tool, JSON.stringify(script.args));
};

let peer: Awaited<ReturnType<typeof startOpenAiPeer>>;
let server: ServerProcess;

beforeAll(async () => {
  mkdirSync(FILES, { recursive: true });
  writeFileSync(join(FILES, "note.txt"), "written by hand\n");
  const slow = `'${process.execPath}' '${official("everything")}'`;
  peer = await startOpenAiPeer(respond);
  const toolServer = await startHttpHost({ DATA_DIR });
  server = await startLlmServer({
    DATA_DIR,
    TOOL_TRANSPORT: "http",
    MCP_SERVER_URL: toolServer.url,
    MODEL: "openai-compatible:scripted",
    MODEL_BASE_URL: peer.url,
    SECRET_OF_THE_SERVER: "hunter2",
    MCP_CONFIG_FILE: writeConfig({
      everything: { ...node("everything"), env: { GIVEN: "to the child" } },
      "everything-http": { type: "http", url: await startEverythingOverHttp(official("everything")) },
      files: node("filesystem", FILES),
      memory: { ...node("memory"), env: { MEMORY_FILE_PATH: join(DATA_DIR, "memory.jsonl") } },
      // Like one that has to be downloaded first.
      slow: { command: "/bin/sh", args: ["-c", `until [ -e '${GO}' ]; do sleep 0.1; done; exec ${slow}`] },
      away: { command: join(DATA_DIR, "no such command") },
      silent: { url: await startSilentServer() },
    }),
  });
  const prefixes = ["everything__", "everything-http__", "files__", "memory__"];
  // One that failed to connect on a busy machine is retried after 1, 2, 4 ... s.
  const COMPLETE_MS = 60_000;
  await eventually(
    offered,
    (names) => prefixes.every((one) => names.some((name) => name.startsWith(one))),
    COMPLETE_MS,
  );
}, 150_000);

const offered = async (): Promise<string[]> => {
  script.tool = "";
  await ask(server, "what is there?");
  return peer.requests.at(-1)?.tools?.map(({ function: { name } }) => name) ?? [];
};

const call = async (tool: string, args: object, more: Record<string, unknown> = {}): Promise<QueryAnswer> => {
  Object.assign(script, { tool, args });
  const { status, body } = await ask(server, "use the tool", more);
  expect(status).toBe(200);
  return body;
};

describe("third-party MCP servers, alongside our tools", () => {
  test("every tool has a unique name that models' APIs accept", async () => {
    const names = await offered();
    expect(names.slice(0, tools.length)).toEqual(tools.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
    expect(names).toContain("files__read_text_file");
    expect(names).toContain("memory__create_entities");
    expect(names.filter((name) => name.startsWith("away"))).toEqual([]);
  });

  test.each([
    ["everything__echo", "stdio"],
    ["everything-http__echo", "http"],
  ])("%s over %s", async (tool, transport) => {
    const { answer, tool_calls } = await call(tool, { message: "안녕 👋" });
    expect(tool_calls).toMatchObject([{ tool, transport, result: expect.anything() }]);
    expect(answer).toContain("안녕 👋");
  });

  test("a file is read, and one outside the server's folder is refused", async () => {
    const good = await call("files__read_text_file", { path: join(FILES, "note.txt") });
    expect(good.answer).toContain("written by hand");
    const bad = await call("files__read_text_file", { path: "/etc/passwd" });
    expect(bad.tool_calls).toMatchObject([{ error: { code: "refused_input" } }]);
  });

  test("a memory can be written and read", async () => {
    const entities = [{ name: "Twinhost", entityType: "product", observations: ["measures transports"] }];
    expect((await call("memory__create_entities", { entities })).tool_calls).toMatchObject([
      { result: expect.anything() },
    ]);
    expect((await call("memory__read_graph", {})).answer).toContain("measures transports");
  });

  test.each(["everything__get-tiny-image", "everything-http__get-tiny-image"])(
    "%s: a line marks the image, which follows the result, and the caption is kept",
    async (tool) => {
      const { answer, tool_calls } = await call(tool, {});
      expect(answer).toMatch(/\[image, image\/png, \d+ KB: shown below as image 1\]\n.*image above/s);
      expect(tool_calls[0]?.result).toMatchObject({
        content: [{ type: "text" }, { type: "image", data: expect.any(String) }, { type: "text" }],
      });
    },
  );

  test("a child gets its entry's environment and none of ours", async () => {
    const { answer } = await call("everything__get-env", {});
    expect(answer).toContain("to the child");
    expect(answer).not.toContain("hunter2");
    expect(answer).not.toContain("MODEL_BASE_URL");
  });

  test.each(TRANSPORT_CHOICES)("their tools are offered and called over %s too", async (transport) => {
    const { tool_calls } = await call("everything__get-sum", { a: 2, b: 40 }, { transport });
    expect(tool_calls).toMatchObject([{ tool: "everything__get-sum", transport: "stdio", result: expect.anything() }]);
    const ours = await call("calculate", { expression: "2 + 40" }, { transport });
    expect(ours.tool_calls).toMatchObject([{ tool: "calculate", result: { value: 42 } }]);
  });

  test("a server that is slow to start is offered later", async () => {
    expect(await offered()).not.toContain("slow__echo");
    writeFileSync(GO, "");
    await expect.poll(offered, { interval: 500 }).toContain("slow__echo");
    const { tool_calls } = await call("slow__echo", { message: "hi" });
    expect(tool_calls).toMatchObject([{ tool: "slow__echo", result: expect.anything() }]);
  });

  test("servers that are unavailable or silent are reported, and delay nobody", async () => {
    const response = await fetch(`${server.url}/health`);
    expect(await response.json()).toMatchObject({
      status: "healthy",
      tools: { status: "healthy" },
      mcp_servers: {
        everything: "healthy",
        files: "healthy",
        memory: "healthy",
        away: "unavailable",
        // It has a minute to answer.
        silent: expect.stringMatching(/^(starting|unavailable)$/),
      },
    });
    const startedAt = performance.now();
    await offered();
    // A server has 60 s to send its list: a question that waited for the silent one would take that long.
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });
});

test("a key's allowed tools apply to the names prefixed with the server", async () => {
  const keysDir = temporaryFolder();
  const store = openKeyStore(keysDir);
  afterAll(() => store.close());
  const { key } = store.create({
    owner: "kim",
    tools: ["everything__e*"],
    role: "caller",
    ratePerMinute: null,
    expiresAt: null,
  });
  const guarded = await startLlmServer({
    DATA_DIR: keysDir,
    TOOL_TRANSPORT: "in-process",
    MODEL: "openai-compatible:scripted",
    MODEL_BASE_URL: peer.url,
    MCP_CONFIG_FILE: writeConfig({ everything: node("everything") }),
  });
  const askWith = async (tool: string) => {
    Object.assign(script, { tool, args: { message: "hi" } });
    const response = await fetch(`${guarded.url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: JSON.stringify({ query: "use the tool" }),
    });
    return (await response.json()) as QueryAnswer;
  };
  await eventually(
    () => askWith("everything__echo"),
    ({ tool_calls }) => tool_calls[0]?.result !== undefined,
  );
  expect(peer.requests.at(-1)?.tools?.map(({ function: { name } }) => name)).toEqual(["everything__echo"]);
  expect((await askWith("everything__get-env")).tool_calls).toMatchObject([{ error: { code: "forbidden" } }]);
});

const run = (args: readonly string[], settings: Record<string, string> = {}) =>
  runToEnd(builtLlmServer(), args, hostEnvironment(temporaryFolder(), settings));

test.each([
  ["{", /mcp.json.*is not JSON/],
  [undefined, /MCP_CONFIG_FILE="[^"]*mcp.json": cannot be read \(ENOENT\)/],
])("an invalid file stops the start with one line: %s", async (text, line) => {
  const file = join(temporaryFolder(), "mcp.json");
  if (text !== undefined) writeFileSync(file, text);
  const { code, stderr } = await run(["--mcp-config", file]);
  expect(stderr).toMatch(line);
  expect(stderr).toContain("MCP_CONFIG_FILE=");
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});

/** Accepts connections, and never answers. */
const startSilentServer = async (): Promise<string> => {
  const silent = createServer((socket) => socket.on("error", () => {}).resume());
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  afterAll(() => silent.close());
  return `http://127.0.0.1:${(silent.address() as { port: number }).port}/mcp`;
};
