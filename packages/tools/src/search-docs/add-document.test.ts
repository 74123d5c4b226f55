import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startEmbeddingServer } from "../../test/search/embedding-server.ts";
import { temporaryFolder, writeFiles } from "../testing/index.ts";
import { createAddDocument } from "./add-document.ts";
import { searchSettings } from "./cluster/cluster-settings.ts";
import { openDatabase } from "./index-database.ts";
import { indexDocuments } from "./load-indexer.ts";
import { openSearch } from "./open-search.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as never;

const start = () => {
  const dataDirectory = temporaryFolder();
  const add = createAddDocument({ settings: searchSettings.parse({}), dataDirectory, log });
  const engine = createSqliteSearch({ file: join(dataDirectory, "search.sqlite"), defaultCorpus: undefined, log });
  const find = async (query: string) =>
    (await engine.search(query, { limit: 5, offset: 0 }, new AbortController().signal)).results.map(({ uri }) => uri);
  return { dataDirectory, add, find };
};

it("makes a document that can be found at once, beside those that were indexed before", async () => {
  const { add, find } = start();
  const added = await add({
    name: "고양이 whiskerford.md",
    bytes: Buffer.from("# Cats\n\nWhiskerford purrs all day."),
  });
  expect(await find("whiskerford")).toEqual([added.uri]);
  expect((await find("stdio transport")).length).toBeGreaterThan(0);
  const replaced = await add({ name: "고양이 whiskerford.md", bytes: Buffer.from("# Cats\n\nBramblepaw sleeps.") });
  expect(replaced).toEqual(added);
  expect(await find("purrs whiskerford bramblepaw sleeps")).toContain(added.uri);
});

it.each([
  ["../evil.md", "refused_input"],
  [".hidden.md", "refused_input"],
  ["program.exe", "refused_input"],
  [`${"x".repeat(200)}.md`, "refused_input"],
])("refuses the name %s", async (name, code) => {
  const { add } = start();
  await expect(add({ name, bytes: Buffer.from("text") })).rejects.toMatchObject({ code });
});

it("refuses what is too large, and what is not what its ending says; nothing of it stays", async () => {
  const { add, dataDirectory } = start();
  await expect(add({ name: "a.txt", bytes: Buffer.alloc(1024 * 1024 + 1, "a") })).rejects.toMatchObject({
    code: "too_large",
  });
  await expect(add({ name: "b.pdf", bytes: Buffer.from("no PDF") })).rejects.toMatchObject({ code: "refused_input" });
  expect(existsSync(join(dataDirectory, "documents/b.pdf"))).toBe(false);
  await add({ name: "c.txt", bytes: Buffer.from("fine") });
});

it("finds an added document by its meaning too, and takes it where the embeddings server does not answer", async () => {
  const server = await startEmbeddingServer({ vehicl: "automobil" });
  onTestFinished(server.close);
  const { url, model } = server.embeddings;
  const settings = searchSettings.parse({ EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model });
  const [dataDirectory, corpus] = [temporaryFolder(), temporaryFolder()];
  const file = join(dataDirectory, "search.sqlite");
  writeFiles(corpus, { "cat.md": "# Cat\n\nA cat needs sleep." });
  const database = await openDatabase(file);
  await indexDocuments({ database, folders: [corpus], log });
  database.close();
  const add = createAddDocument({ settings, dataDirectory, log });
  const { uri } = await add({ name: "car.md", bytes: Buffer.from("# Car\n\nAn automobile needs fuel.") });
  const engine = await openSearch({ file, embeddings: server.embeddings, log });
  onTestFinished(() => engine.close());
  const find = async (query: string) =>
    (await engine.search(query, { limit: 1, offset: 0 }, new AbortController().signal)).results.map((hit) => hit.uri);
  expect(await find("vehicle")).toEqual([uri]);
  server.limits.texts = 0;
  const later = await add({ name: "boat.md", bytes: Buffer.from("# Boat\n\nA skiff needs wind.") });
  expect(await find("skiff")).toEqual([later.uri]);
});

it("refuses a document where a cluster has those of another machine, and says where to add it", async () => {
  const settings = searchSettings.parse({ SEARCH_ENGINE: "opensearch", ELASTICSEARCH_URL: "http://127.0.0.1:9" });
  const dataDirectory = temporaryFolder();
  const add = createAddDocument({ settings, dataDirectory, log });
  await expect(add({ name: "a.md", bytes: Buffer.from("# A") })).rejects.toMatchObject({
    code: "refused_input",
    message: expect.stringMatching(/indexed on another machine.*docs:index FOLDER/),
  });
  expect(existsSync(join(dataDirectory, "documents"))).toBe(false);
});
