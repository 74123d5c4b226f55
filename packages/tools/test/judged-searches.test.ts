import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, it, onTestFinished } from "vitest";
import { createSqliteSearch } from "../src/search-docs/sqlite-search.ts";

interface JudgedSearch {
  readonly query: string;
  /** Ids of the documents that answer it; any one of them counts. */
  readonly relevant: readonly string[];
  /** Ranking was tuned on `tune` only; `held-out` shows how well it does on unseen questions. */
  readonly split: "tune" | "held-out";
}

const searches: readonly JudgedSearch[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "judged-searches.json"), "utf8"),
);

it("ranks a relevant document among the first three for at least 90 % of the judged searches", async () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-judged-"));
  const engine = createSqliteSearch({
    file: join(folder, "search.sqlite"),
    defaultCorpus: join(import.meta.dirname, "../../../docs"),
    log: pino({ level: "warn" }, pino.destination(2)),
  });
  onTestFinished(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });
  await engine.ready();

  const isFound = async ({ query, relevant }: JudgedSearch): Promise<boolean> => {
    const { results } = await engine.search(query, { limit: 3, offset: 0 }, new AbortController().signal);
    return results.some(({ id }) => relevant.includes(id));
  };
  const judged = await Promise.all(searches.map(async (search) => ({ search, found: await isFound(search) })));
  for (const split of ["tune", "held-out"] as const) {
    const part = judged.filter(({ search }) => search.split === split);
    const missed = part.filter(({ found }) => !found).map(({ search }) => search.query);
    process.stdout.write(`judged searches, ${split}: ${part.length - missed.length} of ${part.length} in the top 3\n`);
    if (missed.length > 0) process.stdout.write(`  missed: ${missed.join(" | ")}\n`);
    expect(part.length).toBeGreaterThan(20);
  }
  expect(judged.filter(({ found }) => found).length / judged.length).toBeGreaterThanOrEqual(0.9);
});
