import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openKeyStore } from "@twinhost/policy";
import { runCli } from "@twinhost/testing";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { describe, expect, it, onTestFinished } from "vitest";

/** A data folder in use: the latest writes are still in the log next to the database. */
const openData = (): { readonly data: string; readonly key: string } => {
  const data = temporaryFolder();
  const store = openKeyStore(data);
  onTestFinished(() => store.close());
  const { key } = store.create({ owner: "Kim", tools: ["*"], role: "caller", ratePerMinute: null, expiresAt: null });
  writeFiles(data, { "sign-ins/wiki.json": "{}" });
  return { data, key };
};

const knows = (data: string, key: string): boolean => {
  const store = openKeyStore(data);
  try {
    return store.verify(key) !== "unknown";
  } finally {
    store.close();
  }
};

const backUp = (data: string, to: string) => runCli("backup", data, "--to", to);
const restore = (data: string, from: string, ...args: string[]) => runCli("restore", data, "--from", from, ...args);

const newName = (): string => join(temporaryFolder(), "copy");

describe("a backup", () => {
  it("has what a running server wrote, in self-contained files that only the owner can read", async () => {
    const { data, key } = openData();
    expect(statSync(join(data, "keys.sqlite-wal")).size).toBeGreaterThan(0);
    const copy = newName();
    expect(await backUp(data, copy)).toEqual({
      code: 0,
      stdout: `1 database and 1 other file copied to ${copy}, and found sound\n`,
      stderr: "",
    });
    const names = readdirSync(copy, { recursive: true }).sort();
    expect(names).toEqual(["backup.json", "keys.sqlite", "sign-ins", "sign-ins/wiki.json"]);
    for (const name of names) expect(statSync(join(copy, String(name))).mode & 0o077, String(name)).toBe(0);
    expect(JSON.parse(readFileSync(join(copy, "backup.json"), "utf8"))).toMatchObject({
      files: ["keys.sqlite", join("sign-ins", "wiki.json")],
    });
    const restored = newName();
    expect(await restore(restored, copy)).toMatchObject({
      code: 0,
      stdout: `1 database and 1 other file restored to ${restored}\nStart the servers with DATA_DIR=${restored}\n`,
    });
    expect(knows(restored, key)).toBe(true);
    expect(readFileSync(join(restored, "sign-ins/wiki.json"), "utf8")).toBe("{}");
  });

  it("has what symbolic links lead to", async () => {
    const data = temporaryFolder();
    const elsewhere = temporaryFolder();
    writeFiles(elsewhere, { "keys.json": "[]", "documents/a.md": "# A" });
    symlinkSync(join(elsewhere, "keys.json"), join(data, "keys.json"));
    symlinkSync(join(elsewhere, "documents"), join(data, "documents"));
    const copy = newName();
    expect(await backUp(data, copy)).toMatchObject({ code: 0 });
    expect(readFileSync(join(copy, "keys.json"), "utf8")).toBe("[]");
    expect(readFileSync(join(copy, "documents/a.md"), "utf8")).toBe("# A");
    // The links are replaced, not what they lead to.
    expect(await restore(data, copy, "--force")).toMatchObject({ code: 0 });
    rmSync(elsewhere, { recursive: true });
    expect(readFileSync(join(data, "documents/a.md"), "utf8")).toBe("# A");
  });

  it.each([
    ["nowhere", "gone", "leads nowhere: remove it, or bring back its target"],
    ["back to a folder around it", ".", "leads to a folder that it lies in: remove it"],
  ])("names a symbolic link that leads %s", async (_, target, problem) => {
    const data = temporaryFolder();
    const link = join(data, "documents");
    symlinkSync(join(data, target), link);
    const stderr = `backup failed: the symbolic link ${link} ${problem}\n`;
    expect(await backUp(data, newName())).toEqual({ code: 1, stdout: "", stderr });
  });

  it("has no files that are not complete yet", async () => {
    const { data } = openData();
    const [document, model] = [`documents/.${randomUUID()}`, `translator/model.gz.${randomUUID()}.part`];
    writeFiles(data, { [document]: "# Half", [model]: "half" });
    const copy = newName();
    expect(await backUp(data, copy)).toMatchObject({ code: 0 });
    expect(readdirSync(copy).sort()).toEqual(["backup.json", "keys.sqlite", "sign-ins"]);
  });

  it("prefers the folder of a flag to that of DATA_DIR", async () => {
    const { data } = openData();
    const copy = newName();
    expect(await runCli("backup", temporaryFolder(), "--data-dir", data, "--to", copy)).toMatchObject({ code: 0 });
  });

  it("overwrites nothing", async () => {
    const { data } = openData();
    const taken = temporaryFolder();
    writeFiles(taken, { "mine.txt": "kept" });
    expect(await backUp(data, taken)).toEqual({
      code: 1,
      stdout: "",
      stderr: `backup failed: ${taken} is not empty, and a backup overwrites nothing: name a new folder\n`,
    });
    expect(readdirSync(taken)).toEqual(["mine.txt"]);
  });

  it("refuses to copy into the data folder, or without one", async () => {
    const { data } = openData();
    const inside = await backUp(data, join(data, "backups"));
    expect(inside).toMatchObject({ code: 1, stderr: expect.stringContaining("lies in the data folder itself") });
    const none = newName();
    expect(await backUp(none, newName())).toMatchObject({
      code: 1,
      stderr: `backup failed: there is nothing in the data folder ${none}\n`,
    });
  });

  it("names a damaged database, and leaves no partial copy", async () => {
    const { data } = openData();
    writeFiles(data, { "usage.sqlite": "not a database ".repeat(100) });
    const copy = newName();
    const failed = await backUp(data, copy);
    expect(failed).toMatchObject({ code: 1, stdout: "" });
    expect(failed.stderr).toBe(
      `backup failed: the database ${join(data, "usage.sqlite")} cannot be copied (file is not a database)\n`,
    );
    expect(readdirSync(copy)).toEqual([]);
  });

  it("detects an overwritten page", async () => {
    const data = temporaryFolder();
    const file = join(data, "usage.sqlite");
    const database = new DatabaseSync(file);
    database.exec("CREATE TABLE usage (name TEXT); CREATE INDEX by_name ON usage (name); BEGIN");
    const insert = database.prepare("INSERT INTO usage VALUES (?)");
    for (let row = 0; row < 500; row++) insert.run(`tool-${row}`);
    database.exec("COMMIT");
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 8_192, 12_000);
    writeFiles(data, { "usage.sqlite": bytes });
    const { code, stderr } = await backUp(data, newName());
    expect(code).toBe(1);
    expect(stderr).toMatch(/^backup failed: the database .*usage\.sqlite cannot be copied \(.+\)\n$/);
  });

  it("exits with 2 without a folder", async () => {
    expect(await runCli("backup", temporaryFolder())).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("restoring", () => {
  const withBackup = async () => {
    const { data, key } = openData();
    const copy = newName();
    expect(await backUp(data, copy)).toMatchObject({ code: 0 });
    return { data, key, copy };
  };

  it("replaces data only when told to, and then all of it", async () => {
    const { key, copy } = await withBackup();
    const other = temporaryFolder();
    writeFiles(other, { "keys.sqlite": "broken ".repeat(100), "usage.sqlite-wal": "old", "usage.sqlite": "" });
    expect(await restore(other, copy)).toEqual({
      code: 1,
      stdout: "",
      stderr: `restore failed: ${other} holds data already: name an empty folder, or let --force replace what is there\n`,
    });
    expect(await restore(other, copy, "--force")).toMatchObject({ code: 0 });
    expect(existsSync(join(other, "usage.sqlite-wal"))).toBe(false);
    expect(knows(other, key)).toBe(true);
  });

  it("leaves the data unchanged if the backup is damaged", async () => {
    const { key, copy } = await withBackup();
    const restored = newName();
    expect(await restore(restored, copy)).toMatchObject({ code: 0 });
    writeFiles(copy, { "keys.sqlite": "not a database ".repeat(100) });
    const damaged = await restore(restored, copy, "--force");
    expect(damaged).toMatchObject({ code: 1, stdout: "" });
    expect(damaged.stderr).toBe(
      `restore failed: the database ${join(copy, "keys.sqlite")} cannot be copied (file is not a database)\n`,
    );
    expect(readdirSync(restored).sort()).toEqual(["keys.sqlite", "sign-ins"]);
    expect(knows(restored, key)).toBe(true);
  });

  it("refuses a backup in the data folder, which it would remove", async () => {
    const { copy } = await withBackup();
    const inside = await restore(dirname(copy), copy, "--force");
    expect(inside).toMatchObject({ code: 1, stderr: expect.stringContaining("lies in the data folder") });
    expect(existsSync(join(copy, "backup.json"))).toBe(true);
  });

  it("leaves a folder in use unchanged", async () => {
    const { data, key, copy } = await withBackup();
    const { code, stderr } = await restore(data, copy, "--force");
    expect(code).toBe(1);
    expect(stderr).toBe(
      `restore failed: ${join(data, "keys.sqlite")} is in use: stop the servers of this data folder first\n`,
    );
    expect(knows(data, key)).toBe(true);
  });

  it("refuses a folder that is not a complete backup", async () => {
    const { copy } = await withBackup();
    writeFiles(copy, { "backup.json": JSON.stringify({ format: 1, createdAt: new Date(0), files: ["a.sqlite"] }) });
    expect(await restore(newName(), copy)).toMatchObject({
      code: 1,
      stderr: `restore failed: ${copy} is no complete backup: a.sqlite is missing\n`,
    });
    const empty = temporaryFolder();
    expect(await restore(newName(), empty)).toMatchObject({
      code: 1,
      stderr: `restore failed: ${empty} is no complete backup: it has no backup.json of this version\n`,
    });
  });
});
