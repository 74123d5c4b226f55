import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openStateDatabase } from "./open-state-database.ts";

const SCHEMA = { version: 1, durability: "full", sql: "CREATE TABLE things (name TEXT) STRICT" } as const;

it.skipIf(process.platform === "win32")("takes the rights of others from a database that was made with them", () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-state-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "keys.sqlite");
  // One that stays open keeps SQLite's own two files beside it.
  const first = openStateDatabase(file, SCHEMA);
  onTestFinished(() => first.close());
  first.exec("INSERT INTO things VALUES ('kept')");
  const files = [file, `${file}-wal`, `${file}-shm`];
  for (const path of files) chmodSync(path, 0o644);

  const second = openStateDatabase(file, SCHEMA);
  onTestFinished(() => second.close());
  for (const path of files) expect(statSync(path).mode & 0o777, path).toBe(0o600);
  expect(second.prepare("SELECT name FROM things").get()).toEqual({ name: "kept" });
});
