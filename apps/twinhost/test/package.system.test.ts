import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { describeIfInstalled, PYTHON } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";

const run = promisify(execFile);
const APP = join(import.meta.dirname, "..");
/** Holds nothing but the tarball, as on a new machine. */
const folder = mkdtempSync(join(tmpdir(), "twinhost-package-"));
let tarball: string;

beforeAll(async () => {
  await run("npx", ["-y", "pnpm@12", "pack", "--pack-destination", folder], { cwd: APP });
  const [name = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  tarball = `./${name}`;
  const megabytes = statSync(join(folder, name)).size / 1e6;
  process.stderr.write(`${name}: ${megabytes.toFixed(1)} MB\n`);
  expect(megabytes).toBeLessThan(10);
  await run("tar", ["-xzf", tarball], { cwd: folder });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (args: readonly string[], data = join(folder, "data")) =>
  spawn("npx", ["-y", tarball, ...args], {
    cwd: folder,
    // npx runs the first node on the PATH.
    env: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      HOME: process.env.HOME,
      DATA_DIR: data,
    },
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });

/** Starts a packaged server on a free port until the test ends. @returns its base URL */
const serving = async (...args: string[]): Promise<string> => {
  const child = start([...args, "--port", "0"], mkdtempSync(join(folder, "data-")));
  const closed = once(child, "close");
  // npx does not forward signals, so the whole process group gets it.
  onTestFinished(async () => {
    if (child.pid) process.kill(-child.pid, "SIGTERM");
    await closed;
  });
  child.stdout.resume();
  let log = "";
  for await (const line of createInterface(child.stderr)) {
    log += `${line}\n`;
    const address = /"address":"(http:[^"]+)"/.exec(line)?.[1];
    if (!address) continue;
    child.stderr.resume();
    return address;
  }
  throw new Error(`twinhost ${args.join(" ")} did not listen: ${log}`);
};

const post = (body: object) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** A page of one line. Readers cope without the cross-reference table. */
const pdfOf = (line: string): string => {
  const content = `BT /F1 24 Tf 20 200 Td (${line}) Tj ET`;
  return `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
`;
};

/** The status and content type of each file that a page references. */
const filesOf = async (page: string): Promise<string[]> => {
  const names = [...(await (await fetch(page)).text()).matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, name]) => name);
  const urls = names.map((name) => new URL(name ?? "", page));
  const responses = await Promise.all(urls.map((url) => fetch(url)));
  return responses.map(({ status, headers }) => `${status} ${headers.get("content-type")?.split(";")[0]}`);
};

const twinhost = async (...args: string[]) => {
  const child = start(args);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
};

it("shows its menu and its version, and refuses unknown commands", { timeout: 120_000 }, async () => {
  const menu = await twinhost();
  expect(menu.code).toBe(0);
  for (const command of ["dev", "serve", "stdio", "llm", "bench", "index", "keys", "new"])
    expect(menu.stdout).toMatch(new RegExp(`^ {2}${command} `, "m"));
  expect(await twinhost("--version")).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect((await twinhost("serves")).code).toBe(2);
  expect(await twinhost("new", "tool", "word_count")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Clone its repository"),
  });
});

it("indexes a folder, searches it over stdio, and makes a key", { timeout: 120_000 }, async () => {
  const notes = mkdtempSync(join(folder, "notes-"));
  writeFileSync(join(notes, "note.md"), "# Kangaroo\n\nA kangaroo jumps.\n");
  writeFileSync(join(notes, "page.pdf"), pdfOf("A wallaby hops."));
  expect(await twinhost("index", notes)).toMatchObject({ code: 0, stdout: expect.stringContaining("2 indexed") });
  const rpc = (id: number, method: string, params: object) =>
    `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;
  const child = start(["stdio"]);
  onTestFinished(() => {
    child.kill();
  });
  child.stderr.resume();
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ask = async (id: number, method: string, params: object) => {
    child.stdin.write(rpc(id, method, params));
    return JSON.parse((await lines.next()).value ?? "").result;
  };
  const client = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "desktop", version: "1" } };
  expect(await ask(1, "initialize", client)).toMatchObject({ protocolVersion: "2025-11-25" });
  expect((await ask(2, "tools/list", {})).tools.length).toBeGreaterThanOrEqual(3);
  for (const [id, query, document] of [
    [3, "kangaroo", "note.md"],
    [4, "wallaby", "page.pdf"],
  ] as const)
    expect(await ask(id, "tools/call", { name: "search_docs", arguments: { query } })).toMatchObject({
      structuredContent: { results: [{ id: document }] },
    });
  child.stdin.end();
  await once(child, "close");
  expect(child.exitCode).toBe(0);
  const key = await twinhost("keys", "create", "--owner", "me", "--tools", "*");
  expect(key).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]{43}\n$/) });
});

it("names its own commands, not the workspace's", () => {
  const dist = join(folder, "package/dist");
  const scripts = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const texts = scripts.map((file) => readFileSync(join(dist, file), "utf8")).join("\n");
  expect(texts).toContain("npx twinhost");
  // `new tool` runs in a clone of the repository.
  expect(texts.match(/pnpm@12.{0,20}/g)).toEqual([expect.stringMatching(/^pnpm@12 exec vitest run/)]);
});

it("includes the licences of bundled packages", () => {
  const licences = (file: string) => readFileSync(join(folder, "package/dist", file), "utf8");
  expect(licences("third-party-licences.txt")).toMatch(/^zod \d.* \(MIT\)$/m);
  expect(licences("third-party-licences.txt")).toContain("Permission is hereby granted");
  expect(licences("console/third-party-licences.md")).toMatch(/react-aria-components/);
});

it("serves the tools over REST, with their page", { timeout: 120_000 }, async () => {
  const url = await serving("serve");
  await expect.poll(async () => (await fetch(`${url}/health`)).status).toBe(200);
  const response = await fetch(`${url}/run/calculate`, post({ expression: "6 * 7" }));
  expect(await response.json()).toMatchObject({ value: 42 });
  expect(await filesOf(`${url}/docs`)).toEqual(expect.arrayContaining(["200 text/css", "200 text/javascript"]));
});

it("answers questions over stdio, and serves the console", { timeout: 120_000 }, async () => {
  const url = await serving("llm");
  const response = await fetch(`${url}/query`, post({ query: "What is 6*7?", transport: "stdio" }));
  expect(await response.json()).toMatchObject({ answer: "6*7 is 42.", transport: "stdio" });
  const page = await fetch(url);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  const files = await filesOf(url);
  expect(files).toEqual(expect.arrayContaining(["200 text/css", "200 text/javascript"]));
  expect(files.filter((file) => !file.startsWith("200 "))).toEqual([]);
});

describeIfInstalled(PYTHON, "FastMCP", () => {
  it("lists and calls the tools through an mcpServers entry", { timeout: 120_000 }, async () => {
    const script = join(import.meta.dirname, "fastmcp_client.py");
    const path = `${dirname(process.execPath)}:${process.env.PATH}`;
    const { stdout } = await run(PYTHON.files[0], [script, folder, tarball, path, join(folder, "data")]);
    expect(JSON.parse(stdout)).toEqual({
      names: expect.arrayContaining(["calculate", "search_docs", "translate"]),
      result: { result: "42", value: 42 },
    });
  });
});
