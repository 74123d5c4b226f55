import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { inTransaction } from "../state/open-state-database.ts";
import { keyFields } from "./key-fields.ts";
import type { KeyRow } from "./key-table.ts";

const hash = z.string().regex(/^[\da-f]{64}$/);
const time = z.int().min(0);

/** A key as replicas exchange it: hashes, no secret. Times in milliseconds since 1970. */
export const sharedKey = z.object({
  hash,
  owner: keyFields.owner,
  tools: keyFields.tools,
  role: keyFields.role,
  ratePerMinute: z.int().positive().nullable(),
  createdAt: time,
  expiresAt: time.nullable(),
  revokedAt: time.nullable(),
  /** Keys that it replaced by rotation and that are still valid. */
  former: z.array(z.object({ hash, goodUntil: time })),
  /** The key's hash in the file that seeded it. */
  seed: hash.nullable(),
});

export type SharedKey = z.output<typeof sharedKey>;

/**
 * Merges the changes of other replicas: new keys, rotations, revocations. A revocation is final; the later of two
 * rotations wins. Keys from a file exist only where the file has them; only their rotations and revocations are merged.
 * @returns what the others do not know yet
 */
export const mergeSharedKeys = (
  database: DatabaseSync,
  told: ReadonlyMap<string, SharedKey>,
): ReadonlyMap<string, SharedKey> => {
  const keys = database.prepare("SELECT * FROM keys");
  const formers = database.prepare("SELECT * FROM former_keys ORDER BY hash");
  const insert = database.prepare(
    `INSERT OR IGNORE INTO keys (hash, owner, tools, role, rate_per_minute, created_at, expires_at, revoked_at, id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const rotate = database.prepare("UPDATE OR IGNORE keys SET hash = ?, created_at = ?, expires_at = ? WHERE id = ?");
  const revoke = database.prepare("UPDATE keys SET revoked_at = ? WHERE id = ?");
  const endFormer = database.prepare("DELETE FROM former_keys WHERE id = ?");
  const keepFormer = database.prepare("INSERT OR REPLACE INTO former_keys (hash, id, good_until) VALUES (?, ?, ?)");
  const setFormer = (id: string, former: SharedKey["former"]): void => {
    endFormer.run(id);
    for (const { hash, goodUntil } of former) keepFormer.run(bytesOf(hash), id, goodUntil);
  };

  return inTransaction(database, () => {
    const formerOf = Map.groupBy(formers.all() as unknown as readonly FormerRow[], ({ id }) => id);
    const own = new Map(
      (keys.all() as unknown as readonly KeyRow[]).map((row) => [row.id, toShared(row, formerOf.get(row.id))]),
    );
    const untold = new Map([...own].filter(([id, ours]) => !told.has(id) && isWorthTelling(ours)));
    for (const [id, theirs] of told) {
      const ours = own.get(id);
      if (!ours) {
        if (theirs.seed !== null) continue;
        const { owner, tools, role, ratePerMinute, createdAt, expiresAt, revokedAt } = theirs;
        const rights = [owner, JSON.stringify(tools), role, ratePerMinute, createdAt, expiresAt, revokedAt] as const;
        insert.run(bytesOf(theirs.hash), ...rights, id);
        setFormer(id, theirs.former);
      } else if (ours.seed === theirs.seed) {
        const revokedAt = earliest(ours.revokedAt, theirs.revokedAt);
        const later = rotatedAt(theirs) - rotatedAt(ours);
        if (later > 0) {
          rotate.run(bytesOf(theirs.hash), theirs.createdAt, theirs.expiresAt, id);
          setFormer(id, theirs.former);
        }
        if (revokedAt !== ours.revokedAt) revoke.run(revokedAt, id);
        if (later < 0 || revokedAt !== theirs.revokedAt) untold.set(id, { ...(later < 0 ? ours : theirs), revokedAt });
      } else if (isWorthTelling(ours) && changedAt(ours) > changedAt(theirs)) untold.set(id, ours);
    }
    return untold;
  });
};

interface FormerRow {
  readonly hash: Uint8Array;
  readonly id: string;
  readonly good_until: number;
}

const toShared = (row: KeyRow, former: readonly FormerRow[] = []): SharedKey => ({
  hash: hexOf(row.hash),
  owner: row.owner,
  tools: JSON.parse(row.tools) as string[],
  role: row.role,
  ratePerMinute: row.rate_per_minute,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  former: former.map(({ hash, good_until }) => ({ hash: hexOf(hash), goodUntil: good_until })),
  seed: row.source_hash === null ? null : hexOf(row.source_hash),
});

/** 0 for a key as its file has it: replicas read the file at different times, which is no rotation. */
const rotatedAt = ({ hash, seed, createdAt }: SharedKey): number => (hash === seed ? 0 : createdAt);

const changedAt = (key: SharedKey): number => Math.max(rotatedAt(key), key.revokedAt ?? 0);

const isWorthTelling = (key: SharedKey): boolean => key.seed === null || changedAt(key) > 0;

const earliest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, "hex");
