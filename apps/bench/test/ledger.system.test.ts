import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ledgerReport } from "@twinhost/report";
import { afterAll, describe, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-ledger-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;

const reportIn = (out: string) => ledgerReport.parse(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));

describe("bench claims", () => {
  it(
    "ends with 0, a verdict and a report that fits its schema",
    async () => {
      const out = join(folder, "good");
      const args = ["claims", "--quick", "--only", "X1", "--starts", "1", "--lang", "ko", "--out", out];
      const result = await runBench(args, builtHosts);
      expect(result).toMatchObject({ code: 0 });
      expect(readdirSync(out).sort()).toEqual(["report.json", "report.md"]);
      const { experiments, claims } = reportIn(out);
      expect(experiments).toMatchObject([{ id: "X1", outcome: "measured" }]);
      // One start has no interval.
      expect(claims.find(({ claim }) => claim === "X1")?.verdict).toBe("inconclusive");
      expect(result.out).toMatch(/^X1 .*판정 불가/m);
      expect(result.err).toContain("X1, start 1 of 1");
    },
    5 * MINUTE,
  );

  it("ends with 2 on bad usage", async () => {
    for (const args of [
      ["--only", "Z9"],
      ["--lang", "fr"],
      ["--arms", "stdio"],
    ])
      expect((await runBench(["claims", ...args], builtHosts)).code).toBe(2);
  });
});
