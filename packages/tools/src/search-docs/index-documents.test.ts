import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { openDatabase } from "./index-database.ts";
import { indexDocuments } from "./index-documents.ts";

const openIndex = async () => {
  const file = join(temporaryFolder(), "search.sqlite");
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  const { log, lines } = readableLog();
  const index = async (...folders: string[]) => {
    const { indexed, unchanged, removed, skipped } = await indexDocuments({ database, folders, log });
    return { indexed, unchanged, removed, skipped };
  };
  const count = (table: string): unknown => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n;
  const ids = (): unknown[] =>
    database
      .prepare("SELECT id FROM documents ORDER BY id")
      .all()
      .map(({ id }) => id);
  const indexAll = (...folders: string[]) => indexDocuments({ database, folders, log });
  return { database, file, index, indexAll, ids, count, lines };
};

describe("indexDocuments", () => {
  it("reads only what changed, and removes what is gone", async () => {
    const { index, ids, count } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "a.md": "# A\n\none", "sub/b.txt": "two", "c.MD": "# C", "d.xlsx": "no" });
    expect(await index(folder)).toEqual({ indexed: 3, unchanged: 0, removed: 0, skipped: 0 });
    expect(ids()).toEqual(["a.md", "c.MD", "sub/b.txt"]);
    expect(await index(folder)).toEqual({ indexed: 0, unchanged: 3, removed: 0, skipped: 0 });

    // Same length and timestamps as before.
    const { atime, mtime } = statSync(join(folder, "a.md"));
    writeFileSync(join(folder, "a.md"), "# A\n\nuno");
    utimesSync(join(folder, "a.md"), atime, mtime);
    rmSync(join(folder, "c.MD"));
    expect(await index(folder)).toEqual({ indexed: 1, unchanged: 1, removed: 1, skipped: 0 });
    expect(ids()).toEqual(["a.md", "sub/b.txt"]);
    expect([count("passages"), count("passage_terms")]).toEqual([2, 2]);
  });

  it("makes the given folders the complete corpus", async () => {
    const { index, ids } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "en/a.md": "# A", "ko/a.md": "# 가", "other/en/a.md": "# Other" });
    await index(folder);
    await index(join(folder, "en"), join(folder, "ko"), join(folder, "other/en"), join(folder, "en"));
    expect(ids()).toEqual(["en-2/a.md", "en/a.md", "ko/a.md"]);
    await index(folder, join(folder, "en"));
    expect(ids()).toEqual(["en/a.md", "ko/a.md", "other/en/a.md"]);
  });

  it("leaves the index unchanged when a folder is missing", async () => {
    const { index, ids } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "a.md": "# A" });
    await index(folder);
    await expect(index(folder, join(folder, "gone"))).rejects.toThrow(/There is no folder .*gone/);
    await expect(index(join(folder, "a.md"))).rejects.toThrow(/a\.md is not a folder/);
    expect(ids()).toEqual(["a.md"]);
  });

  it("skips files that are not text, with a warning for each", async () => {
    const { index, ids, lines } = await openIndex();
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    writeFiles(outside, { "secret.md": "# Secret" });
    writeFiles(folder, {
      "good.md": "# Good",
      "binary.md": new Uint8Array([35, 32, 0, 1, 2]),
      "broken.md": new Uint8Array([35, 32, 0xc3, 0x28]),
      "latin1.txt": Buffer.from("Der Bär fährt über die Straße, ça va très bien.", "latin1"),
      "huge.md": "x".repeat(1024 * 1024 + 1),
      ".hidden/a.md": "# Hidden",
      "node_modules/p/readme.md": "# Package",
      "records/.noindex": "",
      "records/deeper/a.md": "# Record",
    });
    mkdirSync(join(folder, "folder.md"));
    symlinkSync(folder, join(folder, "loop"));
    symlinkSync("good.md", join(folder, "linked.md"));
    symlinkSync(join(outside, "secret.md"), join(folder, "out.md"));
    symlinkSync("nowhere.md", join(folder, "dead.md"));
    symlinkSync("self.md", join(folder, "self.md"));
    expect(await index(folder)).toEqual({ indexed: 2, unchanged: 0, removed: 0, skipped: 4 });
    expect(ids()).toEqual(["good.md", "linked.md"]);
    expect(
      lines
        .filter(({ level }) => level === 40)
        .map(({ path }) => String(path).slice(folder.length + 1))
        .sort(),
    ).toEqual(["binary.md", "broken.md", "dead.md", "huge.md", "latin1.txt", "loop", "out.md", "self.md"]);
  });

  it("reads what Korean Windows and macOS write: CP949, UTF-16, decomposed names", async () => {
    const { index, ids, database } = await openIndex();
    const folder = temporaryFolder();
    // 설치 안내, 보고서
    const cp949 = [0xbc, 0xb3, 0xc4, 0xa1, 0x20, 0xbe, 0xc8, 0xb3, 0xbb];
    const cp949Name = Buffer.from([0xba, 0xb8, 0xb0, 0xed, 0xbc, 0xad]);
    writeFiles(folder, {
      "a.txt": new Uint8Array(cp949),
      "b.md": new Uint8Array([0xff, 0xfe, ...Buffer.from("# 서버", "utf16le")]),
      [`${"회의록".normalize("NFD")}.md`]: "# C",
    });
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), cp949Name, Buffer.from(".md")]), "# D");
    expect(await index(folder)).toMatchObject({ indexed: 4, skipped: 0 });
    expect(ids()).toEqual(["a.txt", "b.md", "보고서.md", "회의록.md"]);
    expect(database.prepare("SELECT text FROM passages").all()[0]).toMatchObject({ text: "설치 안내" });
    expect(await index(folder)).toMatchObject({ unchanged: 4, removed: 0 });
  });

  it("merges the term index into one segment", async () => {
    const { index, database } = await openIndex();
    const folder = temporaryFolder();
    const text = (file: number): string =>
      Array.from({ length: 20_000 }, (_, word) => (file * 20_000 + word).toString(36)).join(" ");
    writeFiles(folder, Object.fromEntries(Array.from({ length: 20 }, (_, file) => [`${file}.txt`, text(file)])));
    await index(folder);
    expect(database.prepare("SELECT count(DISTINCT segid) AS parts FROM passage_terms_idx").get()).toEqual({
      parts: 1,
    });
  });

  it("recognizes a file whose name is now in another Unicode form", async () => {
    const { index, ids } = await openIndex();
    const folder = temporaryFolder();
    const name = "회의록.md";
    writeFiles(folder, { [name.normalize("NFD")]: "# Notes" });
    await index(folder);
    rmSync(join(folder, name.normalize("NFD")));
    writeFiles(folder, { [name.normalize("NFC")]: "# Notes" });
    expect(await index(folder)).toEqual({ indexed: 1, unchanged: 0, removed: 0, skipped: 0 });
    expect(await index(folder)).toEqual({ indexed: 0, unchanged: 1, removed: 0, skipped: 0 });
    expect(ids()).toEqual([name]);
  });

  it("leaves no large WAL next to the index", async () => {
    const { index, file } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "a.txt": "word ".repeat(100_000) });
    await index(folder);
    expect(statSync(`${file}-wal`).size).toBe(0);
  });

  it("removes a document that became binary", async () => {
    const { index, ids } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "a.md": "# A", "b.md": "# B" });
    await index(folder);
    writeFiles(folder, { "a.md": "\0" });
    expect(await index(folder)).toEqual({ indexed: 0, unchanged: 1, removed: 1, skipped: 1 });
    expect(ids()).toEqual(["b.md"]);
  });

  it("keeps documents under paths that cannot be read, and logs the paths", async () => {
    const { indexAll, ids, lines } = await openIndex();
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    writeFiles(folder, {
      "a.md": "# A",
      "locked/b.md": "# B",
      "locked/deep/c.md": "# C",
      "closed.md": "# D",
      "gone.md": "",
    });
    await indexAll(folder);
    rmSync(join(folder, "gone.md"));
    const summary = await withoutPermission([join(folder, "locked"), join(folder, "closed.md")], () =>
      indexAll(folder),
    );
    expect(summary).toMatchObject({ indexed: 0, unchanged: 1, removed: 1, skipped: 0, kept: 3, unread: 2 });
    expect(ids()).toEqual(["a.md", "closed.md", "locked/b.md", "locked/deep/c.md"]);
    expect(lines.map(({ path }) => path).sort()).toEqual([join(folder, "closed.md"), join(folder, "locked")]);
    expect(await withoutPermission([folder], () => indexAll(folder))).toMatchObject({ removed: 0, kept: 4, unread: 1 });
    expect(await indexAll(folder)).toMatchObject({ indexed: 0, unchanged: 4, removed: 0, kept: 0, unread: 0 });
  });

  it("keeps unread documents, with the ids they get alongside other folders", async () => {
    const { indexAll, ids } = await openIndex();
    const [first, second] = [join(temporaryFolder(), "one"), join(temporaryFolder(), "two")];
    writeFiles(first, { "a.md": "# A" });
    writeFiles(second, { "b.md": "# B" });
    await indexAll(first);
    rmSync(join(first, "a.md"));
    expect(await indexAll(first, second)).toMatchObject({ indexed: 1, removed: 0, kept: 1, unread: 1 });
    expect(ids()).toEqual(["one/a.md", "two/b.md"]);
  });

  it("renames documents without rereading them when folders are added or removed", async () => {
    const { index, ids } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "docs/a.md": "# A", "docs/docs/a.md": "# B", "other/c.md": "# C" });
    await index(join(folder, "docs"));
    expect(await index(join(folder, "docs"), join(folder, "other"))).toMatchObject({ indexed: 1, unchanged: 2 });
    expect(ids()).toEqual(["docs/a.md", "docs/docs/a.md", "other/c.md"]);
    expect(await index(join(folder, "docs"))).toMatchObject({ indexed: 0, unchanged: 2, removed: 1 });
    expect(ids()).toEqual(["a.md", "docs/a.md"]);
  });

  it("leaves the index unchanged when there is no document, and reports what was left out", async () => {
    const { indexAll, ids } = await openIndex();
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    writeFiles(folder, { "a.md": "# A" });
    await indexAll(folder);
    // This is what an unmounted drive looks like.
    rmSync(join(folder, "a.md"));
    expect(await indexAll(folder)).toMatchObject({ kept: 1, removed: 0, unread: 1 });
    writeFiles(other, { "a.xlsx": "", "b.XLSX": "", ".c.md": "", Makefile: "", "node_modules/d.md": "" });
    const { isUntouched, folders } = await indexAll(other);
    expect(isUntouched).toBe(true);
    expect(folders).toMatchObject([{ path: other, documents: 0 }]);
    expect(Object.fromEntries(folders[0]?.leftOut ?? [])).toEqual({
      ".xlsx": 2,
      hidden: 1,
      node_modules: 1,
      "without an ending": 1,
    });
    expect(ids()).toEqual(["a.md"]);
  });
});

/** Runs work while paths are unreadable; root may read everything, and becomes another user meanwhile. */
const withoutPermission = async <Result>(paths: readonly string[], work: () => Promise<Result>): Promise<Result> => {
  const modes = paths.map((path) => statSync(path).mode);
  for (const path of paths) chmodSync(path, 0);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    for (const [index, path] of paths.entries()) chmodSync(path, modes[index] ?? 0);
  }
};
