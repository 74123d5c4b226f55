import { join } from "node:path";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { openTermCounts } from "./common-terms.ts";
import { openDatabase } from "./index-database.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const DOCUMENTS = 300;
const RARE = ["zebra", "얼룩말", "quagga", "오카피"];
const COMMON = ["server", "서버", "tool", "도구"];

/** Every document has most of the common words; a few have a rare one in the text, the title or a heading. */
const corpus = (): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: DOCUMENTS }, (_, number) => {
      const common = COMMON.filter((_word, index) => (number + index) % 4 !== 0).join(" ");
      const rare = RARE[number % 40];
      const place = number % 3;
      const title = `${place === 0 ? (rare ?? "") : ""} note ${number}`;
      const heading = place === 1 ? `\n\n## ${rare ?? "more"}` : "";
      return [`${number}.md`, `# ${title}\n\n${common} first.${heading}\n\n${common} ${rare ?? ""} last.`];
    }),
  );

const openTwice = async () => {
  const defaultCorpus = temporaryFolder();
  writeFiles(defaultCorpus, corpus());
  const file = join(temporaryFolder(), "search.sqlite");
  const { log } = readableLog();
  const open = async (documents: number) => {
    const engine = createSqliteSearch({ file, defaultCorpus, log, commonTermLimits: { documents, passages: 40 } });
    onTestFinished(() => engine.close());
    await engine.ready();
    return engine;
  };
  return { file, small: await open(Number.POSITIVE_INFINITY), large: await open(1) };
};

it("finds the same documents in a large index as by scoring every passage, in the same order", async () => {
  const { small, large } = await openTwice();
  const word = fc.constantFrom(...RARE, ...COMMON, "nothing", "-tool", "note");
  const queries = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
  const pages = fc.record({ limit: fc.integer({ min: 1, max: 20 }), offset: fc.constantFrom(0, 3, 500) });
  const { signal } = new AbortController();
  await fc.assert(
    fc.asyncProperty(queries, pages, async (query, page) => {
      expect(await large.search(query, page, signal)).toEqual(await small.search(query, page, signal));
    }),
    { numRuns: 300 },
  );
});

it("separates common terms from rare ones, and bounds their score", async () => {
  const { file } = await openTwice();
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  const split = openTermCounts(database, { documents: 1, passages: 40 });
  expect(split(["zebra", "server", "nothing"])).toEqual({
    rare: ["zebra", "nothing"],
    common: ["server"],
    bound: expect.any(Number),
  });
  const best = database
    .prepare(
      "SELECT -bm25(passage_terms, 5.0, 4.0, 1.0, 2.0) AS score FROM passage_terms WHERE passage_terms MATCH ? ORDER BY score DESC",
    )
    .get('"server"')?.score;
  expect(split(["zebra", "server"])?.bound).toBeGreaterThan(Number(best));
  expect(split(["zebra"])).toBeUndefined();
  expect(split(["server", "tool"])).toBeUndefined();
});
