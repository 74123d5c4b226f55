import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ledgerReport } from "@twinhost/report";
import { afterAll, describe, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import type { Experiment } from "../src/experiments/experiment.ts";
import { callTime } from "../src/experiments/s1-x2/experiment.ts";
import { faultyHost, runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-ledger-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const TWINHOST = fileURLToPath(new URL("../../twinhost/src/main.ts", import.meta.url));

const lyingHost = (from: number, how: "wrong" | "slow"): string =>
  faultyHost(folder, new URL("./fixtures/lying-stdio-host.ts", import.meta.url), from, how);

const reportIn = (out: string) => ledgerReport.parse(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));

describe("bench claims", () => {
  it(
    "exits with 0, a verdict and a report that fits its schema",
    async () => {
      const out = join(folder, "good");
      const args = ["claims", "--quick", "--only", "X3", "--starts", "1", "--lang", "ko", "--out", out];
      const result = await runBench(args, builtHosts);
      expect(result).toMatchObject({ code: 0 });
      expect(readdirSync(out).sort()).toEqual(["report.html", "report.json", "report.md"]);
      const { experiments, claims } = reportIn(out);
      expect(experiments).toMatchObject([{ id: "X3", outcome: "measured" }]);
      // One start has no interval.
      expect(claims.find(({ claim }) => claim === "X3")?.verdict).toBe("inconclusive");
      expect(result.out).toMatch(/^X3 .*판정 불가/m);
      expect(result.err).toContain("X3, start 1 of 1");
    },
    5 * MINUTE,
  );

  it(
    "voids an experiment after one wrong answer, exits with 1, and keeps the good one for the next run",
    async () => {
      const out = join(folder, "bad");
      const stdioServer = lyingHost(210, "wrong");
      const args = ["claims", "--quick", "--only", "H6,H10", "--starts", "1", "--out", out];
      const result = await runBench(args, { ...builtHosts, stdioServer });
      expect(result).toMatchObject({ code: 1 });
      const { experiments, claims } = reportIn(out);
      expect(experiments).toMatchObject([
        { id: "H10", outcome: "measured" },
        { id: "H6", outcome: "void", figures: [], starts: [] },
      ]);
      expect(readdirSync(join(out, "finished"))).toEqual(["H10.json"]);
      expect(result.err).toContain("Void: H6.");
      expect(claims.find(({ claim }) => claim === "H6")).toMatchObject({ verdict: "not-measured", reason: "void" });
      expect(result.out).toMatch(/stdio: .*right\s+is/s);
    },
    5 * MINUTE,
  );

  // The second host is fast only during the check of the answers and a part of the warm-up.
  it.each([1, 100])(
    "measures two hidden milliseconds in each call over stdio from call %i on, and does not call stdio fast",
    async (from) => {
      const out = join(folder, `slow-${from}`);
      const args = ["claims", "--quick", "--only", "S1", "--out", out];
      const result = await runBench(args, { ...builtHosts, stdioServer: lyingHost(from, "slow") });
      expect(result).toMatchObject({ code: 0 });
      const { experiments, claims } = reportIn(out);
      const stdio = experiments[0]?.figures.find(({ id }) => id === "stdio");
      expect(stdio?.measured.value).toBeGreaterThan(2_000);
      expect(claims.find(({ claim }) => claim === "S1")?.verdict).not.toBe("confirmed");
    },
    5 * MINUTE,
  );

  it(
    "measures again what a division by zero made void",
    async () => {
      const args = ["claims", "--quick", "--only", "S1", "--starts", "1", "--out", join(folder, "broken")];
      const rows = ["http", "http@2025-11-25", "http-again", "rest", "stdio", "stdio@2025-11-25", "stdio-again"];
      const tookOverStdio = (micros: number): Experiment => ({
        ...callTime,
        open: async () => ({
          measureStart: async () => ({ ...Object.fromEntries(rows.map((row) => [row, 100])), stdio: micros }),
          close: () => {},
        }),
      });
      const broken = await runBench(args, builtHosts, { experiments: [tookOverStdio(0)] });
      expect(broken).toMatchObject({ code: 1, err: expect.stringContaining("Void: S1.") });
      const again = await runBench(args, builtHosts, { experiments: [tookOverStdio(50)] });
      expect(again, again.err).toMatchObject({ code: 0 });
    },
    5 * MINUTE,
  );

  it(
    "measures again what was kept without a figure that it needs, as of another version",
    async () => {
      const args = ["claims", "--quick", "--only", "S1", "--starts", "1", "--out", join(folder, "older")];
      const measuring = (rows: readonly string[]): Experiment => ({
        ...callTime,
        open: async () => ({
          measureStart: async () => Object.fromEntries(rows.map((row) => [row, 100])),
          close: () => {},
        }),
      });
      const older = await runBench(args, builtHosts, { experiments: [measuring(["http"])] });
      expect(older).toMatchObject({ code: 1, err: expect.stringContaining("did not measure") });
      const rows = ["http", "http@2025-11-25", "http-again", "rest", "stdio", "stdio@2025-11-25", "stdio-again"];
      const again = await runBench(args, builtHosts, { experiments: [measuring(rows)] });
      expect(again, again.err).toMatchObject({ code: 0 });
    },
    5 * MINUTE,
  );

  it(
    "keeps finished experiments after Ctrl-C, says so, and resumes from there",
    async () => {
      const out = join(folder, "interrupted");
      const args = ["claims", "--quick", "--only", "H6,X3", "--starts", "1", "--out", out];
      const interrupted = spawn(process.execPath, [TWINHOST, "bench", ...args], {
        stdio: ["ignore", "ignore", "pipe"],
      });
      let said = "";
      for await (const chunk of interrupted.stderr) {
        said += chunk;
        if (said.includes("X3, start 1")) interrupted.kill("SIGINT");
      }
      expect(said).toContain("Kept: H6.");
      expect(readdirSync(join(out, "finished"))).toEqual(["H6.json"]);
      const result = await runBench(args, builtHosts);
      expect(result).toMatchObject({ code: 0 });
      expect(result.err).toMatch(/^H6: kept from the interrupted run of \d{4}-/m);
      expect(result.err).not.toContain("H6, start");
      expect(reportIn(out).experiments.map(({ id }) => id)).toEqual(["H6", "X3"]);
      expect(readdirSync(out).sort()).toEqual(["report.html", "report.json", "report.md"]);
    },
    5 * MINUTE,
  );

  it("exits with 2 on bad usage", async () => {
    for (const args of [
      ["--only", "Z9"],
      ["--lang", "fr"],
      ["--arms", "stdio"],
    ])
      expect((await runBench(["claims", ...args], builtHosts)).code).toBe(2);
  });
});
