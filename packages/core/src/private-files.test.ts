import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { makePrivateDatabase, makePrivateFolder } from "./private-files.ts";

const rightsOf = (path: string): number => statSync(path).mode & 0o777;

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-private-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const openDatabase = (file: string): DatabaseSync => {
  makePrivateDatabase(file);
  const database = new DatabaseSync(file);
  onTestFinished(() => database.close());
  database.exec("PRAGMA journal_mode = WAL");
  return database;
};

describe.skipIf(process.platform === "win32")("private files", () => {
  it("are created for their owner only: folders, databases and SQLite's files beside them", () => {
    const folder = join(temporaryFolder(), "data", "inner");
    makePrivateFolder(folder);
    const file = join(folder, "keys.sqlite");
    openDatabase(file).exec("CREATE TABLE things (name TEXT) STRICT");
    for (const path of [folder, join(folder, "..")]) expect(rightsOf(path), path).toBe(0o700);
    for (const path of [file, `${file}-wal`, `${file}-shm`]) expect(rightsOf(path), path).toBe(0o600);
  });

  it("are restricted when an existing database is opened, keeping its content; an existing folder is unchanged", () => {
    const folder = join(temporaryFolder(), "data");
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    makePrivateFolder(folder);
    expect(rightsOf(folder)).toBe(0o755);
    const file = join(folder, "keys.sqlite");
    // An open connection keeps SQLite's -wal and -shm files in place.
    openDatabase(file).exec("CREATE TABLE things (name TEXT) STRICT; INSERT INTO things VALUES ('kept')");
    const files = [file, `${file}-wal`, `${file}-shm`];
    for (const path of files) chmodSync(path, 0o644);
    const again = openDatabase(file);
    for (const path of files) expect(rightsOf(path), path).toBe(0o600);
    expect(again.prepare("SELECT name FROM things").get()).toEqual({ name: "kept" });
  });
});
