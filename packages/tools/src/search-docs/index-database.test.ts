import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { beginWriting, openDatabase } from "./index-database.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const openTwice = async () => {
  const file = join(temporaryFolder(), "search.sqlite");
  const [one, other] = [await openDatabase(file), await openDatabase(file)];
  onTestFinished(() => {
    for (const database of [one, other]) database.close();
  });
  return { file, one, other };
};

it("does not block the process while another connection writes", async () => {
  const { one, other } = await openTwice();
  await beginWriting(one);
  let ticks = 0;
  const timer = setInterval(() => ticks++, 10);
  const waiting = beginWriting(other, 2_000);
  await expect(waiting).rejects.toMatchObject({ code: "engine_unavailable", retryAfterMs: expect.any(Number) });
  clearInterval(timer);
  // SQLite's own waiting blocks for half a second at a time.
  expect(ticks).toBeGreaterThan(10);
});

it("writes once the other connection is done", async () => {
  const { one, other } = await openTwice();
  await beginWriting(one);
  const waiting = beginWriting(other);
  one.exec("COMMIT");
  await waiting;
  expect(other.isTransaction).toBe(true);
});

it("tells callers that another process is building the index, and searches it once that is done", async () => {
  const { file, one } = await openTwice();
  const defaultCorpus = temporaryFolder();
  writeFiles(defaultCorpus, { "a.md": "# Walrus" });
  await beginWriting(one);
  const engine = createSqliteSearch({ file, defaultCorpus, waitMs: 200, log: readableLog().log });
  onTestFinished(() => engine.close());
  await expect(engine.ready()).rejects.toMatchObject({
    code: "engine_unavailable",
    message: expect.stringMatching(/^Another process is indexing/),
  });
  one.exec("COMMIT");
  await engine.ready();
  const { total } = await engine.search("walrus", { limit: 1, offset: 0 }, new AbortController().signal);
  expect(total).toBe(1);
});
