import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openKeyStore } from "@twinhost/policy";
import { afterAll, describe, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { guardsReport } from "../src/guards/guards-report.ts";
import { measureGuards } from "../src/guards/measure-guards.ts";
import { planPairs } from "../src/guards/pairs.ts";
import { QUICK_GUARDS_PLAN } from "../src/guards/plan.ts";
import { expectNoFigures, faultyHost, runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-guards-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
/** Never started; any existing file will do. */
const UNUSED = fileURLToPath(import.meta.url);

const failingHost = (failFrom: number, how: string): string =>
  faultyHost(folder, new URL("./fixtures/failing-rest-host.ts", import.meta.url), failFrom, how);

const run = (args: readonly string[], httpServer = UNUSED) =>
  runBench(["guards", ...args], { httpServer, llmServer: UNUSED, stdioServer: UNUSED });

describe("bench guards", () => {
  it(
    "exits with 0, a table and a report that fits its schema",
    async () => {
      const out = join(folder, "good");
      const result = await run(["--quick", "--transports", "in-process", "--guards", "validation,audit", "--out", out]);
      expect(result.err).not.toContain("failed");
      expect(result.code).toBe(0);
      expect(readdirSync(out).sort()).toEqual(["guards.json", "guards.md"]);
      const report = guardsReport.parse(JSON.parse(readFileSync(join(out, "guards.json"), "utf8")));
      expect(report.rows.map(({ row }) => row)).toEqual(["validation", "audit", "nothing"]);
      expect(report.method.starts).toBe(1);
      for (const { without, calls } of report.rows) {
        expect(without.value).toBeGreaterThan(0);
        expect(calls).toBeGreaterThan(20);
      }
      expect(result.out).toMatch(/^audit log +in-process /m);
      expect(result.out).toContain(
        "Repeat: npx -y pnpm@12 bench guards --quick --transports in-process --guards validation,audit",
      );
    },
    2 * MINUTE,
  );

  it(
    "switches the features of the built hosts, with only right answers",
    async () => {
      const steps: string[] = [];
      const rows = ["access", "usage", "audit", "switched-off", "all"] as const;
      const dataDir = mkdtempSync(join(folder, "data-"));
      const figures = await measureGuards({
        hosts: builtHosts,
        dataDir,
        transports: ["stdio", "rest"],
        rows,
        plan: { ...QUICK_GUARDS_PLAN, rounds: 1, turns: 8, warmUp: { calls: 4, mostMs: 100 } },
        progress: { step: (label) => steps.push(label), end: () => steps.push("end") },
      });
      expect(figures.map(({ transport, row }) => `${row} ${transport}`)).toEqual(
        (["stdio", "rest"] as const).flatMap((transport) =>
          planPairs(transport, rows).map(({ row }) => `${row} ${transport}`),
        ),
      );
      for (const { off, on } of figures)
        for (const { medians, cpuPerCall } of [off, on]) {
          expect(medians[0]).toBeGreaterThan(0);
          expect(cpuPerCall).not.toBeNull();
        }
      expect(steps.at(-1)).toBe("end");
      // Each feature was on where it should be, and on one side only.
      const logOf = (name: string): string => readFileSync(join(dataDir, `rest ${name}.log`), "utf8");
      expect(logOf("audit on")).toContain("tool call");
      expect(logOf("all on")).toContain("tool call");
      expect(logOf("audit off")).not.toContain("tool call");
      expect(existsSync(join(dataDir, "usage.sqlite"))).toBe(true);
      const keys = openKeyStore(join(dataDir, "keyed"));
      expect(keys.list().map(({ lastUsedAt }) => lastUsedAt !== null)).toEqual([true, true]);
      keys.close();
    },
    2 * MINUTE,
  );

  it.each([
    ["a wrong answer before timing", 5, "wrong", /rest \(.+\): .*answered .*-1.*right is/],
    ["a wrong answer once it runs", 90, "wrong", /rest \(.+\): .*answered .*-1.*right is/],
    ["a refused call once it runs", 90, "refuse", /rest \(.+\): .*failed with/],
    ["a server that dies once it runs", 90, "die", /rest \(.+\): .+/],
  ])(
    "exits with 1 and without figures after %s",
    async (_what, failFrom, how, message) => {
      const out = join(folder, `bad-${failFrom}-${how}`);
      const result = await run(["--quick", "--transports", "rest", "--out", out], failingHost(failFrom, how));
      expectNoFigures(result, out, message);
    },
    2 * MINUTE,
  );

  it(
    "fails if traces were on but no span arrived",
    async () => {
      const args = ["--quick", "--transports", "rest", "--guards", "tracing"];
      const result = await run(args, failingHost(1e9, "wrong"));
      expect(result).toMatchObject({ code: 1, out: "" });
      expect(result.err).toContain("no span was ever sent");
    },
    2 * MINUTE,
  );

  it("exits with 2 on bad usage", async () => {
    expect((await run(["--transports", "pigeon"])).code).toBe(2);
    expect((await run(["--guards", "dog"])).code).toBe(2);
    expect((await run(["--starts", "0"])).code).toBe(2);
    expect((await run(["--arms", "stdio"])).code).toBe(2);
  });
});
