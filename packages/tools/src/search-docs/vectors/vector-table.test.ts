import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { MODEL, startEmbeddingServer } from "../../../test/search/embedding-server.ts";
import { readableLog, temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { openDatabase } from "../index-database.ts";
import { indexDocuments } from "../index-documents.ts";
import { readQuery } from "../query-terms.ts";
import { embedDocuments } from "./embed-documents.ts";
import { createEmbedder } from "./embedder.ts";
import { sqliteNeighbours } from "./sqlite-neighbours.ts";
import { createVectorTable } from "./vector-table.ts";

const open = async () => {
  const server = await startEmbeddingServer();
  onTestFinished(server.close);
  const { embeddings } = server;
  const corpus = temporaryFolder();
  const file = join(temporaryFolder(), "search.sqlite");
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  const { log } = readableLog();
  const index = async (...words: string[]): Promise<void> => {
    writeFiles(corpus, Object.fromEntries(words.map((word) => [`${word}.md`, `# About\n\n${word}`])));
    await indexDocuments({ database, folders: [corpus], log });
    await embedDocuments({ database, embeddings, log });
  };
  const remove = async (word: string): Promise<void> => {
    rmSync(join(corpus, `${word}.md`));
    await index();
  };
  const numbers = (): number[] =>
    database
      .prepare("SELECT number FROM vectors ORDER BY number")
      .all()
      .map(({ number }) => Number(number));
  return { database, file, embeddings, index, remove, numbers };
};

it("reads each vector once, and reports when some are gone", async () => {
  const { database, index, remove } = await open();
  await index("walrus", "seal");
  const table = createVectorTable(database, MODEL);
  expect(await table.readNew()).toBe(2);
  expect(await table.readNew()).toBe(0);
  await index("otter");
  expect([await table.readNew(), table.dimensions()]).toEqual([1, 1_024]);
  await remove("seal");
  expect(await table.readNew()).toBeUndefined();
  expect(await createVectorTable(database, MODEL).readNew()).toBe(2);
  const another = createVectorTable(database, "another");
  expect([await another.readNew(), another.dimensions()]).toEqual([0, 0]);
});

it("finds rows by vector number, and never reuses a number", async () => {
  const { database, index, remove, numbers } = await open();
  await index("walrus", "seal");
  const before = numbers();
  // Indexed last, so that it has the largest number.
  await remove("walrus");
  await index("otter");
  const after = numbers();
  expect(after.filter((number) => !before.includes(number))).toHaveLength(1);
  const table = createVectorTable(database, MODEL);
  await table.readNew();
  expect(after.map(table.rowOf)).toEqual([0, 1]);
  expect([...before, ...after.map((number) => number + 0.5)].filter((number) => table.rowOf(number) >= 0)).toEqual(
    before.filter((number) => after.includes(number)),
  );
});

it("finds what was embedded meanwhile, and no longer what was removed", async () => {
  const { file, embeddings, index, remove } = await open();
  const neighbours = sqliteNeighbours(file);
  onTestFinished(() => neighbours.close());
  const signal = AbortSignal.timeout(60_000);
  const nearest = async (word: string): Promise<string | undefined> => {
    const vector = await createEmbedder(embeddings).query(word, signal);
    const query = { model: MODEL, vector, terms: readQuery(word), sections: false };
    const hits = await neighbours.nearest(query, signal);
    return hits.find(({ score }) => score > 0.1)?.id;
  };
  await index("walrus", "seal");
  expect(await Promise.all(["walrus", "seal"].map(nearest))).toEqual(["walrus.md", "seal.md"]);
  const indexing = index("otter");
  expect(await Promise.all(["walrus", "seal"].map(nearest))).toEqual(["walrus.md", "seal.md"]);
  await indexing;
  expect(await Promise.all(["otter", "walrus"].map(nearest))).toEqual(["otter.md", "walrus.md"]);
  await remove("walrus");
  expect(await Promise.all(["otter", "walrus"].map(nearest))).toEqual(["otter.md", undefined]);
});
