import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readLedger } from "@twinhost/report";
import { afterAll, describe, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { comparableReport } from "../src/comparison/comparable.ts";
import { compareReports } from "../src/comparison/compare-reports.ts";
import { readProcessTable } from "../src/processes/process-table.ts";
import { runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-injected-lies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const LOOK_MS = 150;

/** Load generators that this process has started. */
const generators = async (): Promise<number[]> => {
  const own = (await readProcessTable()).filter(({ parent }) => parent === process.pid);
  const commands = await Promise.all(
    own.map(async ({ pid }) => ({ pid, command: await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "") })),
  );
  return commands.filter(({ command }) => command.includes("generator/main")).map(({ pid }) => pid);
};

const signal = (pids: readonly number[], name: NodeJS.Signals): void => {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch {
      // It has ended in the meantime.
    }
};

/** Runs a command and disturbs it repeatedly until it ends. */
const runAgainst = async (args: readonly string[], disturb: () => Promise<void>) => {
  let hasEnded = false;
  const run = runBench(args, builtHosts).finally(() => {
    hasEnded = true;
  });
  while (!hasEnded) await disturb();
  return run;
};

const claims = (id: string, out: string, ...more: string[]): string[] => [
  ...["claims", "--quick", "--only", id, "--out", out],
  ...more,
];

const reportIn = (out: string) => JSON.parse(readFileSync(join(out, "report.json"), "utf8"));

describe.skipIf(process.platform !== "linux")("a machine that lies", () => {
  it(
    "gets no figures from a starved load generator, which reports that it was late",
    async () => {
      const out = join(folder, "starved");
      const result = await runAgainst(claims("X1", out, "--starts", "1"), async () => {
        const pids = await generators();
        signal(pids, "SIGSTOP");
        await sleep(LOOK_MS);
        signal(pids, "SIGCONT");
        await sleep(LOOK_MS);
      });
      expect(result).toMatchObject({ code: 1 });
      expect(readLedger(reportIn(out)).experiments).toMatchObject([{ id: "X1", outcome: "void", figures: [] }]);
      expect(result.out.replaceAll(/\s+/g, " ")).toContain("The load generator was late");
    },
    5 * MINUTE,
  );

  it(
    "changes no ratio beyond noise by burning a core in every other start, and gets no verdict on times",
    async () => {
      const [quiet, burnt] = [join(folder, "quiet"), join(folder, "burnt")];
      const calm = await runBench(claims("S1", quiet), builtHosts);
      expect(calm, calm.err).toMatchObject({ code: 0 });
      // Half of the cores: one out of two.
      const burners = Array.from({ length: Math.ceil(availableParallelism() / 2) }, () =>
        spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }),
      );
      const burn = (name: NodeJS.Signals): void =>
        signal(
          burners.map(({ pid = 0 }) => pid),
          name,
        );
      const seen = new Set<number>();
      try {
        const result = await runAgainst(claims("S1", burnt), async () => {
          for (const pid of await generators()) seen.add(pid);
          burn(seen.size > 0 && seen.size % 2 === 0 ? "SIGCONT" : "SIGSTOP");
          await sleep(LOOK_MS);
        });
        expect(result, result.err).toMatchObject({ code: 0 });
      } finally {
        burn("SIGKILL");
      }
      // One generator prepares the answers; then there is one for each start.
      expect(seen.size).toBeGreaterThanOrEqual(3);
      const { figures, verdicts } = compareReports(
        comparableReport(reportIn(quiet)),
        comparableReport(reportIn(burnt)),
      );
      expect(figures.filter(({ after }) => after.unit === "ratio")).toEqual([]);
      for (const { before, after } of verdicts) expect([before, after]).toContain("inconclusive");
      const { claims: judged, experiments } = readLedger(reportIn(burnt));
      expect(experiments[0]?.othersShare).toBeGreaterThan(0.2);
      expect(judged.filter(({ reason }) => reason === "busy").map(({ claim }) => claim)).toEqual(["S1", "X2"]);
    },
    8 * MINUTE,
  );
});
