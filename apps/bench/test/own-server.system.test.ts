import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type OwnServerReport, ownServerReport } from "@twinhost/report";
import { freePort, startHostProcess } from "@twinhost/testing";
import { afterAll, describe, expect, it, vi } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-mcp-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The official everything server, as installed here. */
const EVERYTHING = join(
  dirname(createRequire(import.meta.url).resolve("@modelcontextprotocol/server-everything/package.json")),
  "dist/index.js",
);
const FAULTY = fileURLToPath(new URL("./fixtures/faulty-own-server.ts", import.meta.url));
const stdio = (...command: string[]) => [
  "--stdio",
  [process.execPath, ...command].map((word) => `'${word}'`).join(" "),
];
/** Its answers have structured content, which each of our servers passes on differently. */
const WEATHER = ["--tool", "get-structured-content", "--args", '{"location": "Chicago"}'];
const ECHO = ["--tool", "echo", "--args", '{"message": "안녕"}'];

const run = (...args: string[]) => runBench(["mcp", ...args], builtHosts);

/** Starts each scenario only once, because the machine may be busy. */
const measured = async (name: string, ...args: string[]) => {
  const out = join(folder, name);
  const result = await run(...args, "--quick", "--starts", "1", "--out", out);
  const report: OwnServerReport = ownServerReport.parse(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));
  return { ...result, report, markdown: readFileSync(join(out, "report.md"), "utf8") };
};
const rowOf = ({ rows }: OwnServerReport, id: string) => rows.find((row) => row.id === id);
const outcomeOf = ({ conformance }: OwnServerReport, check: string) =>
  conformance.find((result) => result.check === check)?.outcome;

const MINUTES = 60_000;

describe("bench mcp", () => {
  it(
    "measures a server over stdio in every scenario that is possible with it",
    async () => {
      const { code, report, markdown, out } = await measured("stdio", ...stdio(EVERYTHING), ...WEATHER);
      expect(report.rows.map(({ reason, problem }) => reason ?? problem)).toEqual(report.rows.map(() => null));
      expect(code).toBe(0);
      expect(report.rows.map(({ id }) => id)).toEqual(
        expect.arrayContaining(["stdio", "stdio-again", "stdio-pool", "stdio-per-conversation", "stdio-per-call"]),
      );
      expect(report.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(["host-http", "host-rest", "question"]));
      expect(report.advice?.ko.answer).not.toBe("");
      expect(report.server).toMatchObject({ transport: "stdio", revisions: ["2025-11-25"] });
      expect(report.conformance.filter(({ outcome }) => outcome === "failed")).toEqual([]);
      expect(rowOf(report, "stdio-pool")?.processes).toBeGreaterThan(rowOf(report, "stdio")?.processes ?? 9);
      expect(rowOf(report, "stdio-per-call")?.ratio?.value).toBeGreaterThan(2);
      expect(rowOf(report, "stdio")?.bytes?.request).toBeGreaterThan(50);
      expect(rowOf(report, "question")?.p50?.value).toBeGreaterThan(0);
      expect(markdown).toContain("get-structured-content");
      expect(out).toMatch(/^stdio per call +\d/m);
    },
    5 * MINUTES,
  );

  it(
    "measures a server over HTTP, from a configuration file",
    async () => {
      const port = await freePort();
      const env = { PATH: process.env.PATH ?? "", PORT: String(port) };
      const server = startHostProcess(EVERYTHING, env, { args: ["streamableHttp"] });
      await vi.waitFor(() => expect(server.log()).toContain("listening"), { timeout: MINUTES });
      const file = join(folder, "mcp.json");
      writeFileSync(file, JSON.stringify({ mcpServers: { every: { url: `http://127.0.0.1:${port}/mcp` } } }));
      const { code, report } = await measured("http", "--mcp-config", file, "--server", "every", ...ECHO);
      expect(report.rows.map(({ id, problem }) => [id, problem])).toEqual(
        ["http", "http-again", "http-per-conversation", "http-per-call", "question"].map((id) => [id, null]),
      );
      expect(code).toBe(0);
      expect(report.method.mostPerSecond).toBeNull();
      expect(rowOf(report, "http")?.bytes?.response).toBeGreaterThan(50);
      expect(rowOf(report, "http")?.memoryBytes?.value).toBeGreaterThan(1e6);
      expect(outcomeOf(report, "stdout")).toBe("not-applicable");
    },
    5 * MINUTES,
  );

  it(
    "voids the figures of a server that fails once in a hundred calls, and reports its other faults",
    async () => {
      const { code, report, out } = await measured(
        "faulty",
        ...stdio(FAULTY),
        "--tool",
        "fails",
        "--args",
        '{"text":"a"}',
      );
      expect(code).toBe(1);
      const row = rowOf(report, "stdio");
      expect(row).toMatchObject({ verdict: "void", p50: null, problem: expect.stringContaining("database is locked") });
      expect(row?.failed).toBeGreaterThan(0);
      expect(out).toMatch(/^stdio +void /m);
      expect(outcomeOf(report, "stdout")).toBe("failed");
      expect(outcomeOf(report, "unknown-tool")).toBe("passed");
      expect(outcomeOf(report, "invalid-arguments")).toBe("failed");
    },
    5 * MINUTES,
  );
});

describe("bench mcp calls only what it is told to", () => {
  it("lists the tools if none is named, and writes nothing", async () => {
    const out = join(folder, "none");
    const result = await run(...stdio(FAULTY), "--out", out);
    expect(result.code).toBe(0);
    expect(result.out).toMatch(/^fails +read-only +It fails\./m);
    expect(result.out).toMatch(/^writes +may write /m);
    expect(() => readFileSync(out)).toThrow();
  });

  it.each([
    [["--tool", "writes", "--args", '{"text":"a"}'], /--allow-writes/],
    [["--tool", "missing"], /no tool "missing".*fails, varies, writes/],
  ])("rejects %j with 2", async (args, message) => {
    const result = await run(...stdio(FAULTY), ...args);
    expect(result.code).toBe(2);
    expect(result.err).toMatch(message);
    expect(result.out).toBe("");
  });

  it("reports an unreachable server, and what to check", async () => {
    const result = await run("--stdio", "no-such-command-anywhere");
    expect(result.code).toBe(1);
    expect(result.err).toMatch(/cannot be reached.*Check that it starts/);
  });

  it("lists the servers of a configuration file", async () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "two.json");
    writeFileSync(file, JSON.stringify({ mcpServers: { one: { command: "a" }, two: { command: "b" } } }));
    const result = await run("--mcp-config", file);
    expect(result.code).toBe(2);
    expect(result.err).toMatch(/several servers.*one, two/);
  });
});
