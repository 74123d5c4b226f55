import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { searchReport } from "../src/search/search-report.ts";
import { runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-search-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NO_HOSTS = { httpServer: "none", llmServer: "none", stdioServer: "none" };

it("bench search finds injected documents, and rare words at a cost that grows slower than the corpus", async () => {
  const out = join(folder, "report");
  const { code, out: text } = await runBench(["search", "--quick", "--sizes", "500,20k", "--out", out], NO_HOSTS);
  expect(code).toBe(0);
  expect(text).toMatch(/^20,000 +two common words/m);
  const { corpora } = searchReport.parse(JSON.parse(readFileSync(join(out, "search.json"), "utf8")));
  expect(corpora.map(({ documents, injected, searches }) => [documents, injected, searches.length])).toEqual([
    [500, 20, 6],
    [20_000, 20, 6],
  ]);
  const [small, large] = corpora.map(({ searches }) => searches[0]?.p50 ?? 0);
  expect(Number(large)).toBeLessThan(10 * Number(small));
}, 240_000);
