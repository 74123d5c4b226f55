import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createHttpToolClient, createStdioToolClient } from "@twinhost/client";
import { type ServerProcess, silentLog, startOtlpReceiver, startServerProcess } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

const TEXT = "one two";
/** Counted by the native library behind the tool. */
const OUTPUT = { count: 41 + TEXT.length, unit: "words", has_key: true };
const COUNTED = `import Database from "better-sqlite3";
const counted = (text: string): number =>
  new Database(":memory:").prepare<[string], number>("SELECT 41 + length(?)").pluck().get(text) ?? 0;
`;
const SETTINGS = { TEXT_SUM_UNIT: "words", TEXT_SUM_KEY: "not-to-be-shown" };
const APPS = ["http-server", "stdio-server", "llm-server", "twinhost"];

let copy: WorkspaceCopy;
let traces: Awaited<ReturnType<typeof startOtlpReceiver>>;
let tools: ServerProcess;
let llm: ServerProcess;
const built = (app: string): string => join(copy.path, "apps", app, "dist/main.js");

/** Scaffolded, given a dependency with native code, and built, as the guide on adding a tool says. */
beforeAll(async () => {
  copy = await copyWorkspace();
  await copy.pnpm("new:tool", "text_sum", "--engine");
  const filters = ["packages/tools", ...APPS.map((app) => `apps/${app}`)].flatMap((folder) => [
    "--filter",
    `./${folder}`,
  ]);
  await copy.pnpm(...filters, "add", "better-sqlite3");
  await copy.pnpm("--filter", "./packages/tools", "add", "-D", "@types/better-sqlite3");
  const engine = join(copy.path, "packages/tools/src/text-sum/engine.ts");
  const source = readFileSync(engine, "utf8").replace("count: parts.length", "count: parts.length && counted(text)");
  writeFileSync(engine, `${COUNTED}${source}`);
  await copy.pnpm("build");

  traces = await startOtlpReceiver();
  const tracing = {
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "200",
  };
  tools = await startServerProcess(built("http-server"), { ...SETTINGS, ...tracing });
  llm = await startServerProcess(built("llm-server"), { ...SETTINGS, MCP_SERVER_URL: tools.url });
}, 600_000);
afterAll(async () => {
  await Promise.all([tools?.stop(), llm?.stop()]);
  traces?.close();
  copy?.remove();
}, 60_000);

interface Answer {
  readonly answer: string;
}

const post = async (url: string, body: object): Promise<{ status: number; body: Answer }> => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer };
};
const textAt = async (path: string): Promise<string> => (await fetch(`${tools.url}${path}`)).text();

it("serves it over REST and MCP, with its settings", async () => {
  expect(await post(`${tools.url}/run/text_sum`, { text: TEXT })).toEqual({ status: 200, body: OUTPUT });
  const client = createHttpToolClient({ url: tools.url });
  expect(await client.callTool("text_sum", { text: TEXT })).toEqual({ ok: true, output: OUTPUT });
  await client.close();
  expect(await textAt("/openapi.json")).toContain('"/run/text_sum"');
});

it("shows it in /ready, the metrics and the traces, and nowhere its secret", async () => {
  expect(JSON.parse(await textAt("/ready"))).toMatchObject({ engines: { text_sum: "ready" } });
  await expect.poll(() => textAt("/metrics")).toMatch(/twinhost_tool_calls_total\{tool="text_sum"/);
  await expect.poll(() => traces.spans().map(({ name }) => name)).toContain("engine count");
  expect(tools.log() + llm.log() + (await textAt("/metrics"))).not.toContain(SETTINGS.TEXT_SUM_KEY);
});

it("is listed by the console, and chosen by the built-in model over each transport", async () => {
  const shown = await (await fetch(`${llm.url}/console/tools`)).json();
  expect(JSON.stringify(shown)).toContain("text_sum");
  for (const transport of ["http", "rest", "stdio", "in-process"]) {
    const { body } = await post(`${llm.url}/query`, { query: `What is the text sum of "${TEXT}"?`, transport });
    expect(body).toMatchObject({ transport, tool_calls: [{ tool: "text_sum", transport, result: OUTPUT }] });
    expect(body.answer).toContain(String(OUTPUT.count));
  }
});

it("reads its settings from the child's environment over stdio, and a wrong one stops the start", async () => {
  const client = createStdioToolClient({
    command: process.execPath,
    args: [built("stdio-server")],
    log: silentLog,
    env: { TEXT_SUM_UNIT: "characters", DATA_DIR: tools.dataDirectory },
  });
  expect(await client.callTool("text_sum", { text: TEXT })).toEqual({
    ok: true,
    output: { ...OUTPUT, unit: "characters", has_key: false },
  });
  await client.close();
  await expect(startServerProcess(built("http-server"), { TEXT_SUM_UNIT: "bytes" })).rejects.toThrow(
    /TEXT_SUM_UNIT="bytes": must be one of characters, words/,
  );
});

it("runs from the packed package, which installs the native code", { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(copy.path, "packed-"));
  await copy.pnpm("--filter", "./apps/twinhost", "pack", "--pack-destination", folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  writeFileSync(join(folder, "pnpm-workspace.yaml"), "packages: []\n");
  await copy.pnpm("--dir", folder, "add", "--ignore-scripts", join(folder, tarball ?? ""));
  const client = createStdioToolClient({
    command: process.execPath,
    args: [join(folder, "node_modules/twinhost/dist/main.js"), "stdio"],
    log: silentLog,
    env: { ...SETTINGS, DATA_DIR: tools.dataDirectory },
  });
  expect(await client.callTool("text_sum", { text: TEXT })).toEqual({ ok: true, output: OUTPUT });
  await client.close();
});
