import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "../state/open-state-database.ts";
import { isSameHash } from "./api-key.ts";
import type { KeyRow } from "./key-table.ts";
import { type SeedEntry, wrongFile } from "./seed-file.ts";

/** How many keys a file created, changed and removed. */
export interface SeedSummary {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * Imports the keys of a file into the database. The file owns the keys that it created: one that is no longer in it is
 * removed, one that changed in it is changed. `keys rotate` and `keys revoke` last until the file has another key for
 * the id, even if the file has moved: an entry with the id and the key of another file's takes over that one.
 * @throws Error when an entry claims an id or a key that is already in use
 */
export const seedKeys = (database: DatabaseSync, file: string, entries: readonly SeedEntry[]): SeedSummary => {
  const source = resolve(file);
  const rivals = database.prepare("SELECT id, hash, source FROM keys WHERE id = ? OR hash = ?");
  const takeOver = database.prepare("UPDATE keys SET source = ?1 WHERE id = ?2 AND source_hash = ?3 AND source <> ?1");
  const ofSource = database.prepare("SELECT * FROM keys WHERE source = ?");
  const insert = database.prepare(
    `INSERT INTO keys (owner, tools, role, rate_per_minute, expires_at, hash, source_hash, created_at, source, id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    `UPDATE keys SET owner = ?, tools = ?, role = ?, rate_per_minute = ?, expires_at = ?, hash = ?, source_hash = ?
     WHERE id = ?`,
  );
  const restore = database.prepare("UPDATE keys SET revoked_at = NULL WHERE id = ?");
  const endFormer = database.prepare("DELETE FROM former_keys WHERE id = ?");
  const remove = database.prepare("DELETE FROM keys WHERE id = ?");

  const seed = (): SeedSummary => {
    for (const { id, hash } of entries) takeOver.run(source, id, hash);
    const known = new Map((ofSource.all(source) as unknown as KeyRow[]).map((row) => [row.id, row]));
    const gone = [...known.keys()].filter((id) => !entries.some((entry) => entry.id === id));
    for (const id of gone) {
      remove.run(id);
      endFormer.run(id);
    }
    let created = 0;
    let changed = 0;
    for (const [index, entry] of entries.entries()) {
      const rival = (rivals.all(entry.id, entry.hash) as unknown as KeyRow[]).find(
        (row) => row.id !== entry.id || row.source !== source,
      );
      if (rival) throw wrongFile(file, `[${index}]: its id or key is in use already, by the key ${rival.id}`);
      const old = known.get(entry.id);
      const rights = [entry.owner, JSON.stringify(entry.tools), entry.role, entry.ratePerMinute, entry.expiresAt];
      if (!old) {
        insert.run(...rights, entry.hash, entry.hash, Date.now(), source, entry.id);
        created++;
        continue;
      }
      const isSameKey = old.source_hash !== null && isSameHash(old.source_hash, entry.hash);
      const oldRights = [old.owner, old.tools, old.role, old.rate_per_minute, old.expires_at];
      if (isSameKey && rights.every((right, at) => right === oldRights[at])) continue;
      // A key that changed in the file replaces all former ones, even where they were revoked.
      if (!isSameKey) {
        endFormer.run(entry.id);
        restore.run(entry.id);
      }
      update.run(...rights, isSameKey ? old.hash : entry.hash, entry.hash, entry.id);
      changed++;
    }
    return { created, changed, removed: gone.length };
  };

  return inTransaction(database, seed);
};
