import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { distanceReport } from "../src/distance/distance-report.ts";
import { faultyHost, runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-floors-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
/** Never started; any existing file will do. */
const UNUSED = fileURLToPath(import.meta.url);

const run = (args: readonly string[], httpServer = UNUSED) =>
  runBench(args, { httpServer, llmServer: UNUSED, stdioServer: UNUSED });

const reportIn = (out: string) => distanceReport.parse(JSON.parse(readFileSync(join(out, "floors.json"), "utf8")));

describe("bench floors", () => {
  it(
    "exits with 0, a table and a report that fits its schema",
    async () => {
      const out = join(folder, "good");
      const result = await run(["floors", "--quick", "--only", "large", "--starts", "1", "--out", out]);
      expect(result.code).toBe(0);
      expect(readdirSync(out).sort()).toEqual(["floors.json", "floors.md"]);
      const [row] = reportIn(out).rows;
      expect(row).toMatchObject({ id: "p50:large-stdio/large-pipe-floor", starts: 1, verdict: "inconclusive" });
      expect(row?.ofFigure?.value).toBeGreaterThan(0);
      expect(result.out).toMatch(/^1 MiB: stdio \/ raw lines +p50 /m);
    },
    2 * MINUTE,
  );

  it(
    "voids the rows of a deployment that answers wrongly, keeps the others and exits with 1",
    async () => {
      const out = join(folder, "bad");
      const host = faultyHost(folder, new URL("./fixtures/failing-rest-host.ts", import.meta.url), 70, "wrong");
      const result = await run(["floors", "--quick", "--only", "rest", "--starts", "1", "--out", out], host);
      expect(result.code).toBe(1);
      for (const { of, verdict, reason, measured } of reportIn(out).rows)
        if (of === "rest") expect({ verdict, reason, measured }).toMatchObject({ verdict: "void", measured: null });
        else expect(measured?.value).toBeGreaterThan(0);
      expect(result.out).toMatch(/right is/);
    },
    2 * MINUTE,
  );
});

describe("bench profile", () => {
  it(
    "exits with 0, a table per process and their profiles",
    async () => {
      const out = join(folder, "profile");
      const result = await run(["profile", "pipe-floor", "--quick", "--out", out]);
      expect(result.code).toBe(0);
      for (const name of ["client", "tools"]) {
        expect(result.out).toMatch(new RegExp(`^${name} +µs per call`, "m"));
        expect(readdirSync(join(out, name)).length).toBeGreaterThan(0);
      }
      expect(result.out).toMatch(/^node internals +\d/m);
    },
    2 * MINUTE,
  );
});
