import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publishedReport } from "@twinhost/report";
import { afterAll, describe, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { processTree, readProcessTable } from "../src/processes/process-table.ts";
import { expectNoFigures, faultyHost, runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const COMMAND = fileURLToPath(new URL("../../twinhost/src/main.ts", import.meta.url));
/** These arms do not start the other hosts; any existing file will do. */
const UNUSED = fileURLToPath(import.meta.url);

const failingHost = (failFrom: number, how: string): string =>
  faultyHost(folder, new URL("./fixtures/failing-stdio-host.ts", import.meta.url), failFrom, how);

const run = (args: readonly string[], stdioServer: string) =>
  runBench(args, { httpServer: UNUSED, llmServer: UNUSED, stdioServer });

describe("bench", () => {
  it(
    "exits with 0, a table and a report that fits its schema",
    async () => {
      const out = join(folder, "good");
      const result = await run(
        ["--quick", "--arms", "pipe-floor,http-floor,stdio-sdk-v1", "--out", out],
        failingHost(1e9, "wrong"),
      );
      expect(result.err).not.toContain("failed");
      expect(result.code).toBe(0);
      expect(readdirSync(out).sort()).toEqual(["report.html", "report.json", "report.md"]);
      const written = publishedReport.parse(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));
      expect(written.rows.map(({ row }) => row)).toEqual(["http-floor", "pipe-floor", "stdio-sdk-v1"]);
      expect(written.method.rounds).toBeGreaterThanOrEqual(3);
      for (const row of written.rows) {
        expect(row.calculate.samples).toBeGreaterThanOrEqual(20);
        expect(row.bytes?.calculate.request).toBeGreaterThan(10);
        expect(row.memory.server?.value).toBeGreaterThan(1e6);
      }
      expect(result.out).toContain("Repeat: npx -y pnpm@12 bench --quick --arms pipe-floor,http-floor,stdio-sdk-v1");
    },
    2 * MINUTE,
  );

  it.each([
    ["a wrong answer before timing", 5, "wrong", /stdio-sdk-v1: .*answered .*-1.*right is/],
    ["a wrong answer while timing", 500, "wrong", /stdio-sdk-v1: .*answered .*-1.*right is/],
    ["a refused call while timing", 500, "refuse", /stdio-sdk-v1: .*refused on purpose/],
    ["a host that dies while timing", 500, "die", /stdio-sdk-v1: .+/],
  ])(
    "exits with 1 and without figures after %s",
    async (_what, failFrom, how, message) => {
      const out = join(folder, `bad-${failFrom}-${how}`);
      const result = await run(["--quick", "--arms", "stdio-sdk-v1", "--out", out], failingHost(failFrom, how));
      expectNoFigures(result, out, message);
    },
    2 * MINUTE,
  );

  it("exits with 1 and the build command when a host is not built", async () => {
    const result = await run(["--quick", "--arms", "stdio-sdk-v1"], join(folder, "not-built.js"));
    expect(result).toMatchObject({ code: 1, out: "" });
    expect(result.err).toContain("pnpm@12 build");
  });

  it("exits with 2 on bad usage", async () => {
    expect((await run(["--arms", "pigeon"], builtHosts.stdioServer)).code).toBe(2);
    expect((await run(["--nonsense"], builtHosts.stdioServer)).code).toBe(2);
  });

  it(
    "leaves no process and no index behind when it is interrupted",
    async () => {
      const temporary = mkdtempSync(join(folder, "tmp-"));
      const bench = spawn(process.execPath, [COMMAND, "bench", "--quick", "--arms", "pipe-floor,http-floor"], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: ["ignore", "ignore", "pipe"],
      });
      let err = "";
      bench.stderr.on("data", (chunk) => {
        err += chunk;
      });
      while (!err.includes("round 1") && bench.exitCode === null) await once(bench.stderr, "data");
      const tree = async (): Promise<number[]> =>
        processTree(await readProcessTable(), [bench.pid ?? 0]).map(({ pid }) => pid);
      // The benchmark, two generators and their two servers.
      await expect.poll(async () => (await tree()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(5);
      const started = await tree();
      bench.kill("SIGINT");
      const [code] = await once(bench, "exit");
      // If hosts are not built, it ends before there is anything to interrupt.
      expect(err).toContain("round 1");
      expect(code).toBe(130);
      const alive = async (): Promise<number[]> =>
        (await readProcessTable()).map(({ pid }) => pid).filter((pid) => started.includes(pid));
      await expect.poll(alive, { timeout: 10_000 }).toEqual([]);
      expect(readdirSync(temporary)).toEqual([]);
    },
    2 * MINUTE,
  );
});
