import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { createAddedDocuments } from "./added-documents.ts";
import { searchSettings } from "./cluster/cluster-settings.ts";
import { beginWriting, openDatabase, rememberedFolders } from "./index-database.ts";
import { indexDocuments } from "./index-documents.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const CAT = "# Cat\n\nWhiskerford purrs.";
const DOG = "# Dog\n\nBramblepaw barks.";

const openAdded = (dataDirectory: string) =>
  createAddedDocuments({ settings: searchSettings.parse({}), dataDirectory, log: readableLog().log });

const openSearch = (dataDirectory: string, defaultCorpus?: string) => {
  const { log, lines } = readableLog();
  const engine = createSqliteSearch({ file: join(dataDirectory, "search.sqlite"), defaultCorpus, log });
  onTestFinished(() => engine.close());
  const find = async (query: string) =>
    (await engine.search(query, { limit: 5, offset: 0 }, new AbortController().signal)).results.map(({ uri }) => uri);
  return { engine, find, lines };
};

/** A data folder beside an indexed folder of an operator. */
const startWithFolder = async () => {
  const [root, corpus] = [temporaryFolder(), temporaryFolder()];
  const data = join(root, "data");
  mkdirSync(data);
  writeFiles(corpus, { "dog.md": DOG });
  const database = await openDatabase(join(data, "search.sqlite"));
  await indexDocuments({ database, folders: [corpus], log: readableLog().log });
  database.close();
  /** As a restored backup: the previous folder is gone. */
  const move = (): string => {
    const moved = join(root, "restored");
    renameSync(data, moved);
    return moved;
  };
  return { data, corpus, move };
};

it("reads, adds and removes added documents in a data folder that was restored elsewhere", async () => {
  const { data, move } = await startWithFolder();
  const { uri } = await openAdded(data).add({ name: "고양이.md", bytes: Buffer.from(CAT) });
  const restored = move();
  const { engine, find } = openSearch(restored);
  expect(await find("whiskerford")).toEqual([uri]);
  expect(await engine.documents.read("documents/고양이.md")).toBe(CAT);
  expect(await engine.documents.read("dog.md")).toBe(DOG);

  const documents = openAdded(restored);
  const later = await documents.add({ name: "later.md", bytes: Buffer.from("# Later\n\nSnowdrop swims.") });
  expect(await documents.list()).toMatchObject([
    { name: "later.md", uri: later.uri },
    { name: "고양이.md", uri },
  ]);
  expect(await documents.remove("고양이.md")).toBe(true);
  expect([await find("whiskerford"), await find("snowdrop")]).toEqual([[], [later.uri]]);
});

it("changes them in a restored data folder that no search has opened yet", async () => {
  const { data, move } = await startWithFolder();
  await openAdded(data).add({ name: "cat.md", bytes: Buffer.from(CAT) });
  const restored = openAdded(move());
  expect(await restored.list()).toMatchObject([{ name: "cat.md", uri: "docs://documents/cat.md" }]);
  expect(await restored.remove("cat.md")).toBe(true);
});

it("adds documents after a restore in which all had been removed, so that their folder is missing", async () => {
  const { data, move } = await startWithFolder();
  const before = openAdded(data);
  await before.add({ name: "cat.md", bytes: Buffer.from(CAT) });
  await before.remove("cat.md");
  const restored = move();
  rmSync(join(restored, "documents"), { recursive: true });
  const { uri } = await openAdded(restored).add({ name: "cat.md", bytes: Buffer.from(CAT) });
  expect(await openSearch(restored).find("whiskerford")).toEqual([uri]);
});

/** An index of the guides, which are then in another folder, as those of the next version. */
const startWithGuides = async () => {
  const [data, root] = [temporaryFolder(), temporaryFolder()];
  const [before, after] = [join(root, "1"), join(root, "2")];
  writeFiles(before, { "en/cat.md": CAT });
  const { engine } = openSearch(data, before);
  await engine.ready();
  engine.close();
  renameSync(before, after);
  return { data, after };
};

it("reads guides where the installed version has them", async () => {
  const { data, after } = await startWithGuides();
  const { engine } = openSearch(data, after);
  expect(await engine.documents.read("en/cat.md")).toBe(CAT);
});

it("rebuilds an index of another version from guides that moved", async () => {
  const { data, after } = await startWithGuides();
  const database = await openDatabase(join(data, "search.sqlite"));
  database.exec("PRAGMA user_version = 9999");
  database.close();
  const { find } = openSearch(data, after);
  expect(await find("whiskerford")).toEqual(["docs://en/cat.md"]);
});

it("searches even if another process keeps it from updating the index", async () => {
  const { data, after } = await startWithGuides();
  const database = await openDatabase(join(data, "search.sqlite"));
  await beginWriting(database);
  const { find, lines } = openSearch(data, after);
  expect(await find("whiskerford")).toEqual(["docs://en/cat.md"]);
  expect(lines).toMatchObject([{ reason: expect.stringContaining("Another process is indexing") }]);
  database.close();
});

it("does not follow the guides once they are not indexed", async () => {
  const { data, after } = await startWithGuides();
  const corpus = temporaryFolder();
  writeFiles(corpus, { "dog.md": DOG });
  const database = await openDatabase(join(data, "search.sqlite"));
  onTestFinished(() => database.close());
  await indexDocuments({ database, folders: [corpus], guides: after, log: readableLog().log });
  const { engine } = openSearch(data, after);
  expect(await engine.documents.read("dog.md")).toBe(DOG);
  expect(rememberedFolders(database)).toEqual([corpus]);
});
