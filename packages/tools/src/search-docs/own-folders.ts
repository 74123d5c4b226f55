import { realpath } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { makePrivateFolder } from "@twinhost/core";
import { isInside } from "./corpus-folders.ts";
import { beginWriting, hasIndex, rememberedFolders } from "./index-database.ts";

/** The product's own folders. They move between starts, unlike an operator's: the index follows them. */
interface OwnFolders {
  /** The guides, which are in another place with each installed version. */
  readonly guides?: string | undefined;
  /** The added documents, which are in another place if a backup of the data folder is restored there. */
  readonly added?: string | undefined;
}

const NAMES = ["guides", "added"] as const;

/** Inside a writing transaction: records where those of them are that are indexed. */
export const rememberOwnFolders = async (database: DatabaseSync, folders: OwnFolders): Promise<void> => {
  const now = await realPaths(folders);
  createTable(database);
  database.exec("DELETE FROM own_folders");
  for (const name of NAMES) {
    const path = now[name];
    if (path !== undefined && isRemembered(database, path)) remember(database, name, path);
  }
};

/**
 * Updates the index to where these folders are now, if they were elsewhere when they were indexed.
 * @throws ToolError `engine_unavailable` if another process is writing for longer than `waitMs`
 */
export const followOwnFolders = async (database: DatabaseSync, folders: OwnFolders, waitMs?: number): Promise<void> => {
  const now = await realPaths(folders);
  if (findOutdated(database, now).length === 0) return;
  await beginWriting(database, waitMs);
  try {
    createTable(database);
    // Read again: another process may have done so meanwhile.
    for (const { name, before, path } of findOutdated(database, now)) {
      if (before !== undefined) moveFolder(database, before, path);
      // Without documents it is not in a backup.
      if (name === "added" && isRemembered(database, path)) makePrivateFolder(path);
      remember(database, name, path);
    }
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
};

interface Outdated {
  readonly name: keyof OwnFolders;
  /** Undefined if it is indexed, but not recorded, by an earlier version. */
  readonly before: string | undefined;
  readonly path: string;
}

const findOutdated = (database: DatabaseSync, now: OwnFolders): Outdated[] => {
  const recorded = recordedFolders(database);
  return NAMES.flatMap((name) => {
    const before = recorded.get(name);
    const path = now[name];
    if (path === undefined || path === before) return [];
    return before !== undefined || isRemembered(database, path) ? [{ name, before, path }] : [];
  });
};

const moveFolder = (database: DatabaseSync, from: string, to: string): void => {
  if (isRemembered(database, to)) return;
  const setFolder = database.prepare("UPDATE folders SET path = ? WHERE path = ?");
  for (const path of rememberedIn(database, from)) setFolder.run(to + path.slice(from.length), path);
  // An index of another version is built anew from the folders.
  if (!hasIndex(database)) return;
  const root = Buffer.from(from + sep);
  const inside = database.prepare("SELECT number, path FROM documents WHERE substr(path, 1, ?) = ?");
  const setPath = database.prepare("UPDATE documents SET path = ? WHERE number = ?");
  for (const { number, path } of inside.all(root.length, root)) {
    const name = Buffer.from(path as Uint8Array).subarray(root.length);
    setPath.run(Buffer.concat([Buffer.from(to + sep), name]), Number(number));
  }
};

const createTable = (database: DatabaseSync): void =>
  database.exec("CREATE TABLE IF NOT EXISTS own_folders (name TEXT PRIMARY KEY, path TEXT NOT NULL) STRICT");

const remember = (database: DatabaseSync, name: keyof OwnFolders, path: string): void =>
  void database.prepare("INSERT OR REPLACE INTO own_folders VALUES (?, ?)").run(name, path);

const recordedFolders = (database: DatabaseSync): ReadonlyMap<string, string> => {
  const known = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'own_folders'").get();
  const rows = known ? database.prepare("SELECT name, path FROM own_folders").all() : [];
  return new Map(rows.map(({ name, path }) => [String(name), String(path)]));
};

const rememberedIn = (database: DatabaseSync, folder: string): string[] =>
  rememberedFolders(database).filter((path) => path === folder || isInside(path, folder));

const isRemembered = (database: DatabaseSync, folder: string): boolean => rememberedIn(database, folder).length > 0;

const realPaths = async ({ guides, added }: OwnFolders): Promise<OwnFolders> => ({
  guides: guides && (await realPath(guides)),
  added: added && ((await realPath(added)) ?? (await pathToBe(added))),
});

const realPath = (path: string): Promise<string | undefined> => realpath(path).catch(() => undefined);

/** The real path that a missing folder will have. */
const pathToBe = async (path: string): Promise<string | undefined> => {
  const parent = await realPath(dirname(path));
  return parent && join(parent, basename(path));
};
