import { existsSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";
import { startEmbeddingServer } from "../../test/search/embedding-server.ts";
import { temporaryFolder, writeFiles } from "../testing/index.ts";
import { createAddedDocuments } from "./added-documents.ts";
import { searchSettings } from "./cluster/cluster-settings.ts";
import { openDatabase } from "./index-database.ts";
import { indexDocuments } from "./load-indexer.ts";
import { openSearch } from "./open-search.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as never;

const start = () => {
  const dataDirectory = temporaryFolder();
  const documents = createAddedDocuments({ settings: searchSettings.parse({}), dataDirectory, log });
  const engine = createSqliteSearch({ file: join(dataDirectory, "search.sqlite"), defaultCorpus: undefined, log });
  onTestFinished(() => engine.close());
  const find = async (query: string) =>
    (await engine.search(query, { limit: 5, offset: 0 }, new AbortController().signal)).results.map(({ uri }) => uri);
  return { dataDirectory, ...documents, find };
};

/** Beside the files of a corpus, with the database in which they are to be indexed. */
const startBeside = async (files: Parameters<typeof writeFiles>[1]) => {
  const started = start();
  const corpus = temporaryFolder();
  writeFiles(corpus, files);
  const database = await openDatabase(join(started.dataDirectory, "search.sqlite"));
  onTestFinished(() => database.close());
  return { ...started, corpus, database, added: join(started.dataDirectory, "documents") };
};

it("makes an added document searchable at once, along with those indexed before", async () => {
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
  [`${"가".repeat(100)}.md`, "refused_input"],
])("rejects the name %s", async (name, code) => {
  const { add } = start();
  await expect(add({ name, bytes: Buffer.from("text") })).rejects.toMatchObject({ code });
});

it("rejects a file that is too large or does not match its extension, and keeps nothing of it", async () => {
  const { add, dataDirectory } = start();
  await expect(add({ name: "a.txt", bytes: Buffer.alloc(1024 * 1024 + 1, "a") })).rejects.toMatchObject({
    code: "too_large",
  });
  await expect(add({ name: "b.pdf", bytes: Buffer.from("no PDF") })).rejects.toMatchObject({ code: "refused_input" });
  expect(existsSync(join(dataDirectory, "documents/b.pdf"))).toBe(false);
  await add({ name: "c.txt", bytes: Buffer.from("fine") });
});

it("keeps the old document if its replacement cannot be read", async () => {
  const { add, find, dataDirectory } = start();
  const { uri } = await add({ name: "a.txt", bytes: Buffer.from("Whiskerford purrs.") });
  const broken = add({ name: "a.txt", bytes: Buffer.from([0x61, 0, 0x62]) });
  await expect(broken).rejects.toMatchObject({ code: "refused_input" });
  expect(await find("whiskerford")).toEqual([uri]);
  expect(readdirSync(join(dataDirectory, "documents"))).toEqual(["a.txt"]);
});

it("neither reads nor needs other files when one is added or removed", async () => {
  const { add, remove, find, dataDirectory } = start();
  const corpus = temporaryFolder();
  writeFiles(corpus, { "cat.md": "# Cat\n\nWhiskerford purrs." });
  const database = await openDatabase(join(dataDirectory, "search.sqlite"));
  await indexDocuments({ database, folders: [corpus], log });
  database.close();
  await add({ name: "first.md", bytes: Buffer.from("# First") });
  rmSync(corpus, { recursive: true });
  const { uri } = await add({ name: "second.md", bytes: Buffer.from("# Second\n\nBramblepaw barks.") });
  expect([await find("bramblepaw"), (await find("whiskerford")).length]).toEqual([[uri], 1]);
  expect(await add({ name: "second.md", bytes: Buffer.from("# Second\n\nSnowdrop swims.") })).toEqual({ uri });
  expect([await find("bramblepaw"), await find("snowdrop")]).toEqual([[], [uri]]);
  expect(await remove("second.md")).toBe(true);
  expect([await find("snowdrop"), (await find("whiskerford")).length]).toEqual([[], 1]);
});

it.each([
  ["nothing else", {}, "docs://documents/a.md"],
  ["a document in a folder of that name", { "documents/a.md": "# Other" }, "docs://documents-2/a.md"],
])("does not rename the documents of an indexed folder that holds %s", async (_, files, uri) => {
  const { add, remove, find, corpus, database, added } = await startBeside({
    "cat.md": "# Cat\n\nWhiskerford purrs.",
    ...files,
  });
  await indexDocuments({ database, folders: [corpus], log });
  expect(await add({ name: "a.md", bytes: Buffer.from("# A\n\nBramblepaw barks.") })).toEqual({ uri });
  expect([await find("whiskerford"), await find("bramblepaw")]).toEqual([["docs://cat.md"], [uri]]);
  for (const all of [
    [corpus, added],
    [added, corpus],
  ])
    await indexDocuments({ database, folders: all, added, log });
  expect([await find("whiskerford"), await find("bramblepaw")]).toEqual([["docs://cat.md"], [uri]]);
  await remove("a.md");
  expect(await find("whiskerford")).toEqual(["docs://cat.md"]);
});

it("gives several indexed folders their names, and one of them none", async () => {
  const { add, find, corpus, database, added } = await startBeside({
    "one/cat.md": "# Cat\n\nWhiskerford purrs.",
    "two/dog.md": "# Dog\n\nSnowdrop barks.",
  });
  const [one, two] = [join(corpus, "one"), join(corpus, "two")];
  await indexDocuments({ database, folders: [one, two], log });
  const { uri } = await add({ name: "a.md", bytes: Buffer.from("# A\n\nBramblepaw swims.") });
  expect(await find("whiskerford snowdrop bramblepaw")).toEqual(
    expect.arrayContaining(["docs://one/cat.md", "docs://two/dog.md", uri]),
  );
  await indexDocuments({ database, folders: [one, added], added, log });
  expect([await find("whiskerford"), await find("bramblepaw")]).toEqual([["docs://cat.md"], [uri]]);
});

it("keeps the names of added documents while an indexed folder is empty, as one that is not mounted", async () => {
  const files = { "cat.md": "# Cat\n\nWhiskerford purrs.", "documents/a.md": "# Other\n\nSnowdrop swims." };
  const { add, find, corpus, database, added } = await startBeside(files);
  await indexDocuments({ database, folders: [corpus], log });
  const { uri } = await add({ name: "a.md", bytes: Buffer.from("# A\n\nBramblepaw barks.") });
  for (const name of ["cat.md", "documents"]) rmSync(join(corpus, name), { recursive: true });
  await indexDocuments({ database, folders: [corpus, added], added, log });
  expect([await find("snowdrop"), await find("bramblepaw")]).toEqual([["docs://documents/a.md"], [uri]]);
});

it("names the folder of added documents after the others, whatever their order", async () => {
  const { add, find, corpus, database, added } = await startBeside({
    "documents/cat.md": "# Cat\n\nWhiskerford purrs.",
    "x/dog.md": "# Dog",
  });
  const folders = [join(corpus, "documents"), join(corpus, "x")];
  await indexDocuments({ database, folders, log });
  const { uri } = await add({ name: "a.md", bytes: Buffer.from("# A\n\nBramblepaw barks.") });
  await indexDocuments({ database, folders: [added, ...folders], added, log });
  expect([await find("whiskerford"), await find("bramblepaw")]).toEqual([["docs://documents/cat.md"], [uri]]);
});

it("removes a document by its name in decomposed Unicode, too", async () => {
  const { add, remove, list } = start();
  await add({ name: "고양이.md", bytes: Buffer.from("# Cats") });
  expect(await remove("고양이.md".normalize("NFD"))).toBe(true);
  expect(await list()).toEqual([]);
});

it("says what to do if an indexed folder is gone, without naming it to the caller", async () => {
  const { add, dataDirectory } = start();
  const corpus = temporaryFolder();
  writeFiles(corpus, { "cat.md": "# Cat" });
  const database = await openDatabase(join(dataDirectory, "search.sqlite"));
  await indexDocuments({ database, folders: [corpus], log });
  database.close();
  rmSync(corpus, { recursive: true });
  const failed = await add({ name: "a.md", bytes: Buffer.from("# A") }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: "engine_unavailable", message: expect.stringMatching(/docs:index FOLDER/) });
  expect(String(failed)).not.toContain(corpus);
  expect(readdirSync(join(dataDirectory, "documents"))).toEqual([]);
});

it("lists added documents, and removes them from the search, even the last one", async () => {
  const { add, list, remove, find, dataDirectory } = start();
  expect(await list()).toEqual([]);
  const cats = await add({ name: "고양이.md", bytes: Buffer.from("# Cats\n\nWhiskerford purrs all day.") });
  const dogs = await add({ name: "dogs.txt", bytes: Buffer.from("Bramblepaw barks.") });
  const before = await find("stdio transport");
  expect(await list()).toEqual([
    { name: "dogs.txt", title: "dogs", uri: dogs.uri, bytes: 17, addedAt: expect.any(Date) },
    { name: "고양이.md", title: "Cats", uri: cats.uri, bytes: 34, addedAt: expect.any(Date) },
  ]);
  expect(await remove("dogs.txt")).toBe(true);
  expect([await find("bramblepaw"), await find("whiskerford")]).toEqual([[], [cats.uri]]);
  expect(await remove("고양이.md")).toBe(true);
  expect(await find("whiskerford")).toEqual([]);
  // The other documents keep their URIs.
  expect(await find("stdio transport")).toEqual(before);
  expect(await list()).toEqual([]);
  expect(readdirSync(join(dataDirectory, "documents"))).toEqual([]);
  expect(await remove("고양이.md")).toBe(false);
  for (const name of ["../search.sqlite", "..", ".", ""]) expect(await remove(name), name).toBe(false);
  await add({ name: "고양이.md", bytes: Buffer.from("# Cats\n\nWhiskerford is back.") });
  expect(await find("whiskerford")).toEqual([cats.uri]);
});

it("works if the data folder is a symbolic link", async () => {
  const link = join(temporaryFolder(), "data");
  symlinkSync(temporaryFolder(), link);
  const { add, list, remove } = createAddedDocuments({ settings: searchSettings.parse({}), dataDirectory: link, log });
  const { uri } = await add({ name: "a.md", bytes: Buffer.from("# A") });
  expect(await list()).toMatchObject([{ name: "a.md", uri }]);
  expect(await remove("a.md")).toBe(true);
});

it("keeps a document that cannot be removed from the search cluster, so that removal can be retried", async () => {
  const dataDirectory = temporaryFolder();
  const settings = searchSettings.parse({});
  const { add } = createAddedDocuments({ settings, dataDirectory, log });
  await add({ name: "a.md", bytes: Buffer.from("# A") });
  const refusing = await startLoopbackServer(async (_request, response) => void response.writeHead(403).end("{}"));
  onTestFinished(refusing.close);
  const cluster = searchSettings.parse({ SEARCH_ENGINE: "opensearch", ELASTICSEARCH_URL: refusing.url });
  const refused = createAddedDocuments({ settings: cluster, dataDirectory, log });
  await expect(refused.remove("a.md")).rejects.toThrow();
  expect(await refused.list()).toMatchObject([{ name: "a.md" }]);
  const { list, remove } = createAddedDocuments({ settings, dataDirectory, log });
  expect(await remove("a.md")).toBe(true);
  expect(await list()).toEqual([]);
});

/** Added documents with search by meaning, next to one indexed document. */
const openWithVectors = async () => {
  const server = await startEmbeddingServer({ vehicl: "automobil" });
  onTestFinished(server.close);
  const { url, model } = server.embeddings;
  const settings = searchSettings.parse({ EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model });
  const [dataDirectory, corpus] = [temporaryFolder(), temporaryFolder()];
  const file = join(dataDirectory, "search.sqlite");
  writeFiles(corpus, { "cat.md": "# Cat\n\nA cat needs sleep." });
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  await indexDocuments({ database, folders: [corpus], log });
  return { server, dataDirectory, corpus, file, database, ...createAddedDocuments({ settings, dataDirectory, log }) };
};

it("finds an added document by meaning, and accepts it even if the embeddings server fails", async () => {
  const { server, file, add } = await openWithVectors();
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

it("embeds only the added document, and leaves the others to docs:index", async () => {
  const { server, dataDirectory, corpus, database, add } = await openWithVectors();
  await add({ name: "car.md", bytes: Buffer.from("# Car\n\nAn automobile needs fuel.") });
  writeFiles(corpus, { "dog.md": "# Dog\n\nA dog needs air." });
  await indexDocuments({ database, folders: [corpus, join(dataDirectory, "documents")], log });
  server.embedded.length = 0;
  await add({ name: "boat.md", bytes: Buffer.from("# Boat\n\nA skiff needs wind.") });
  expect(server.embedded).toEqual([expect.stringContaining("skiff")]);
});

it("removes the words and vectors of a document, but not those of another with the same text", async () => {
  const { server, dataDirectory, file, database, add, remove } = await openWithVectors();
  const car = Buffer.from("# Car\n\nAn automobile needs fuel.");
  await add({ name: "car.md", bytes: car });
  const copy = await add({ name: "copy.md", bytes: car });
  const engine = await openSearch({ file, embeddings: server.embeddings, log });
  onTestFinished(() => engine.close());
  const find = async (query: string) =>
    (await engine.search(query, { limit: 2, offset: 0 }, new AbortController().signal)).results.map((hit) => hit.uri);
  const count = (table: string) => database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows;
  expect(await find("vehicle")).toHaveLength(2);
  // One for the cat, and one for the text that the other two share.
  expect(count("vectors")).toBe(2);
  await remove("car.md");
  expect(await find("vehicle")).toEqual([copy.uri]);
  expect(count("vectors")).toBe(2);
  // The vector goes with the last copy of the text, even without an embeddings server.
  const withoutServer = createAddedDocuments({ settings: searchSettings.parse({}), dataDirectory, log });
  await withoutServer.remove("copy.md");
  expect(await find("vehicle")).not.toContain(copy.uri);
  expect(count("vectors")).toBe(1);
});

it("rejects a document if the cluster has another machine's documents, and says where to add it", async () => {
  const settings = searchSettings.parse({ SEARCH_ENGINE: "opensearch", ELASTICSEARCH_URL: "http://127.0.0.1:9" });
  const dataDirectory = temporaryFolder();
  const { add } = createAddedDocuments({ settings, dataDirectory, log });
  await expect(add({ name: "a.md", bytes: Buffer.from("# A") })).rejects.toMatchObject({
    code: "refused_input",
    message: expect.stringMatching(/indexed on another machine.*docs:index FOLDER/),
  });
  expect(existsSync(join(dataDirectory, "documents"))).toBe(false);
});
