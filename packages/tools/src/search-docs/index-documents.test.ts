import { mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { openDatabase } from "./index-database.ts";
import { indexDocuments } from "./index-documents.ts";

const openIndex = async () => {
  const database = await openDatabase(join(temporaryFolder(), "search.sqlite"));
  onTestFinished(() => database.close());
  const { log, lines } = readableLog();
  const index = (...folders: string[]) => indexDocuments({ database, folders, log });
  const count = (table: string): unknown => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n;
  const ids = (): unknown[] =>
    database
      .prepare("SELECT id FROM documents ORDER BY id")
      .all()
      .map(({ id }) => id);
  return { database, index, ids, count, lines };
};

describe("indexDocuments", () => {
  it("reads only what changed, and removes what is gone", async () => {
    const { index, ids, count } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "a.md": "# A\n\none", "sub/b.txt": "two", "c.MD": "# C", "d.html": "no" });
    expect(await index(folder)).toEqual({ indexed: 3, unchanged: 0, removed: 0, skipped: 0 });
    expect(ids()).toEqual(["a.md", "c.MD", "sub/b.txt"]);
    expect(await index(folder)).toEqual({ indexed: 0, unchanged: 3, removed: 0, skipped: 0 });

    // As long as before, and with the times of before.
    const { atime, mtime } = statSync(join(folder, "a.md"));
    writeFileSync(join(folder, "a.md"), "# A\n\nuno");
    utimesSync(join(folder, "a.md"), atime, mtime);
    rmSync(join(folder, "c.MD"));
    expect(await index(folder)).toEqual({ indexed: 1, unchanged: 1, removed: 1, skipped: 0 });
    expect(ids()).toEqual(["a.md", "sub/b.txt"]);
    expect([count("passages"), count("passage_terms")]).toEqual([2, 2]);
  });

  it("makes the given folders the whole corpus", async () => {
    const { index, ids } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "en/a.md": "# A", "ko/a.md": "# 가", "other/en/a.md": "# Other" });
    await index(folder);
    await index(join(folder, "en"), join(folder, "ko"), join(folder, "other/en"), join(folder, "en"));
    expect(ids()).toEqual(["en-2/a.md", "en/a.md", "ko/a.md"]);
    await index(folder, join(folder, "en"));
    expect(ids()).toEqual(["en/a.md", "ko/a.md", "other/en/a.md"]);
  });

  it("leaves the index as it was when a folder is missing", async () => {
    const { index, ids } = await openIndex();
    const folder = temporaryFolder();
    writeFiles(folder, { "a.md": "# A" });
    await index(folder);
    await expect(index(folder, join(folder, "gone"))).rejects.toThrow(/There is no folder .*gone/);
    await expect(index(join(folder, "a.md"))).rejects.toThrow(/There is no folder/);
    expect(ids()).toEqual(["a.md"]);
  });

  it("skips what is not a text, with a warning each", async () => {
    const { index, ids, lines } = await openIndex();
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    writeFiles(outside, { "secret.md": "# Secret" });
    writeFiles(folder, {
      "good.md": "# Good",
      "binary.md": new Uint8Array([35, 32, 0, 1, 2]),
      "broken.md": new Uint8Array([35, 32, 0xc3, 0x28]),
      "utf16.txt": new Uint8Array([0xff, 0xfe, 65, 0]),
      "huge.md": "x".repeat(1024 * 1024 + 1),
      ".hidden/a.md": "# Hidden",
      "node_modules/p/readme.md": "# Package",
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
    ).toEqual(["binary.md", "broken.md", "dead.md", "huge.md", "loop", "out.md", "self.md", "utf16.txt"]);
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
});
