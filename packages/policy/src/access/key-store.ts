import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Caller, Logger } from "@twinhost/core";
import { inTransaction, isBusy, openStateDatabase } from "../state/open-state-database.ts";
import { createApiKey, hashApiKey, isSameHash } from "./api-key.ts";
import type { KeyInfo, KeyRights } from "./key-fields.ts";
import { hasExpired, KEY_SCHEMA, type KeyRow, toCaller, toKeyInfo } from "./key-table.ts";
import { readSeedFile } from "./seed-file.ts";
import { type SeedSummary, seedKeys } from "./seed-keys.ts";
import { mergeSharedKeys, type SharedKey } from "./shared-keys.ts";

/** The caller of a key, or why there is none. A revoked key is `unknown`, like one that never existed. */
export type Verification = { readonly caller: Caller } | "unknown" | "expired";

/** A new key with its secret, which is shown once and never stored. */
export interface NewKey {
  readonly key: string;
  readonly info: KeyInfo;
}

/**
 * The API keys of a data folder. The database is checked for changes once in each turn of the event loop (a few
 * microseconds), so that what another process creates or revokes takes effect at once.
 */
export interface KeyStore {
  create(rights: KeyRights): NewKey;
  /** All keys, oldest first, including revoked ones. */
  list(): KeyInfo[];
  /** False if there is no unrevoked key with this id. */
  revoke(id: string): boolean;
  /**
   * Replaces a key by a new one with the same id, rights and lifetime; undefined if there is no unrevoked key.
   * @param graceMs how long the old one stays valid, though never past its expiry; 0 also ends all former ones
   */
  rotate(id: string, graceMs?: number): NewKey | undefined;
  verify(key: string): Verification;
  /** Whether a key was ever created. Revoked and expired ones count: the end of a key must not open a server. */
  hasKeys(): boolean;
  /**
   * Imports the keys of a file; see `seed-file.ts` for its format. May be repeated: only changes are written.
   * @throws Error with one line that says what is wrong with the file
   */
  seedFrom(file: string): SeedSummary;
  /** Merges the keys of other replicas, by id. @returns what those do not know yet */
  mergeShared(told: ReadonlyMap<string, SharedKey>): ReadonlyMap<string, SharedKey>;
  /** Changes whenever keys may have changed. */
  version(): string;
  close(): void;
}

const LAST_USE_STEP_MS = 60_000;

/**
 * Opens the keys in `dataDirectory`, which must exist. Logs once when the last use of keys cannot be recorded.
 * @throws Error with one line for an operator
 */
export const openKeyStore = (dataDirectory: string, log?: Logger): KeyStore => {
  const database = openStateDatabase(join(dataDirectory, "keys.sqlite"), KEY_SCHEMA);
  const byHash = database.prepare("SELECT * FROM keys WHERE hash = ? AND revoked_at IS NULL");
  const byId = database.prepare("SELECT * FROM keys WHERE id = ? AND revoked_at IS NULL");
  const any = database.prepare("SELECT 1 FROM keys LIMIT 1");
  const all = database.prepare(
    `SELECT keys.*, (SELECT max(good_until) FROM former_keys WHERE former_keys.id = keys.id) AS former_until
     FROM keys ORDER BY created_at, id`,
  );
  const insert = database.prepare(
    `INSERT INTO keys (id, hash, owner, tools, role, rate_per_minute, created_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
  );
  const replaceHash = database.prepare(
    "UPDATE keys SET hash = ?, created_at = ?, expires_at = ? WHERE id = ? RETURNING *",
  );
  const keepFormer = database.prepare("INSERT OR REPLACE INTO former_keys (hash, id, good_until) VALUES (?, ?, ?)");
  const endFormer = database.prepare("DELETE FROM former_keys WHERE good_until <= ? OR id = ?");
  const byFormerHash = database.prepare(
    `SELECT keys.*, former_keys.hash, former_keys.good_until AS expires_at FROM former_keys
     JOIN keys ON keys.id = former_keys.id WHERE former_keys.hash = ? AND keys.revoked_at IS NULL`,
  );
  const setRevoked = database.prepare("UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL");
  const setLastUse = database.prepare("UPDATE keys SET last_used_at = ? WHERE id = ?");
  const dataVersion = database.prepare("PRAGMA data_version");

  /** Keys found since the last write to the database: a key is hashed once, not with every request. */
  const known = new Map<string, { readonly row: KeyRow; readonly caller: Caller }>();
  let hasAny: boolean | undefined;
  let knownAt: unknown;
  let isCurrent = false;
  let changes = 0;
  const forget = (): void => {
    changes++;
    known.clear();
    hasAny = undefined;
  };
  /**
   * Clears the cache if another connection has written. Checking locks files, so it is done once per turn of the event
   * loop: a request that arrives later is served in a later turn.
   */
  const keepUp = (): void => {
    if (isCurrent) return;
    // Changes only when other connections write; this one clears the cache itself.
    const version = dataVersion.get()?.data_version;
    if (version !== knownAt) forget();
    knownAt = version;
    isCurrent = true;
    setImmediate(() => {
      isCurrent = false;
    });
  };
  const find = (key: string) => {
    keepUp();
    const found = known.get(key);
    if (found) return found;
    const hash = hashApiKey(key);
    const stored = byHash.get(hash) ?? byFormerHash.get(hash);
    if (!stored) return undefined;
    const row = asRow(stored);
    if (!isSameHash(row.hash, hash)) return undefined;
    const entry = { row, caller: toCaller(row) };
    known.set(key, entry);
    return entry;
  };

  const triedAt = new Map<string, number>();
  let isLogged = false;
  const rememberUse = (row: KeyRow, now: number): void => {
    if (now - Math.max(row.last_used_at ?? 0, triedAt.get(row.id) ?? 0) < LAST_USE_STEP_MS) return;
    triedAt.set(row.id, now);
    try {
      setLastUse.run(now, row.id);
    } catch (error) {
      // A full disk, or another process that is writing, must not turn callers away. Retried in a minute.
      if (!isLogged && !isBusy(error)) log?.warn({ err: error }, "when keys were last used cannot be recorded");
      isLogged ||= !isBusy(error);
    }
  };

  return {
    create: ({ owner, tools, role, ratePerMinute, expiresAt }) => {
      forget();
      const key = createApiKey();
      const now = Date.now();
      const row = insert.get(
        `key_${randomUUID().slice(0, 8)}`,
        hashApiKey(key),
        owner,
        JSON.stringify(tools),
        role,
        ratePerMinute,
        now,
        expiresAt,
      );
      return { key, info: toKeyInfo(asRow(row), now) };
    },
    list: () => all.all().map((row) => toKeyInfo(asRow(row), Date.now(), row.former_until as number | null)),
    revoke: (id) => {
      forget();
      return setRevoked.run(Date.now(), id).changes > 0;
    },
    rotate: (id, graceMs = 0) => {
      forget();
      return inTransaction(database, () => {
        const old = byId.get(id);
        if (!old) return undefined;
        const { hash, created_at, expires_at } = asRow(old);
        const key = createApiKey();
        const now = Date.now();
        endFormer.run(now, graceMs > 0 ? null : id);
        if (graceMs > 0) keepFormer.run(hash, id, Math.min(now + graceMs, expires_at ?? Number.POSITIVE_INFINITY));
        const row = replaceHash.get(hashApiKey(key), now, expires_at && now + (expires_at - created_at), id);
        return { key, info: toKeyInfo(asRow(row), now) };
      });
    },
    verify: (key) => {
      const found = find(key);
      if (!found) return "unknown";
      const now = Date.now();
      if (hasExpired(found.row, now)) return "expired";
      rememberUse(found.row, now);
      return { caller: found.caller };
    },
    hasKeys: () => {
      keepUp();
      hasAny ??= any.get() !== undefined;
      return hasAny;
    },
    seedFrom: (file) => {
      forget();
      return seedKeys(database, file, readSeedFile(file));
    },
    mergeShared: (told) => {
      forget();
      return mergeSharedKeys(database, told);
    },
    version: () => `${dataVersion.get()?.data_version} ${changes}`,
    close: () => database.close(),
  };
};

const asRow = (row: unknown): KeyRow => row as KeyRow;
