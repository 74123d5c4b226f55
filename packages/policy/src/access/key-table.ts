import type { Caller, Role } from "@twinhost/core";
import type { StateSchema } from "../state/open-state-database.ts";
import type { KeyInfo } from "./key-fields.ts";

// `source` and `source_hash` are set for keys from a file: its path, and the key's hash when it was last read.
export const KEY_SCHEMA: StateSchema = {
  version: 1,
  durability: "full",
  sql: `
    CREATE TABLE keys (
      id TEXT PRIMARY KEY,
      hash BLOB NOT NULL UNIQUE,
      owner TEXT NOT NULL,
      tools TEXT NOT NULL,
      role TEXT NOT NULL,
      rate_per_minute INTEGER,
      created_at INTEGER NOT NULL,
      expires_at INTEGER,
      last_used_at INTEGER,
      revoked_at INTEGER,
      source TEXT,
      source_hash BLOB
    ) STRICT
  `,
  // Rotated keys that are still valid beside the one that replaced them.
  additions: `
    CREATE TABLE IF NOT EXISTS former_keys (
      hash BLOB PRIMARY KEY,
      id TEXT NOT NULL,
      good_until INTEGER NOT NULL
    ) STRICT
  `,
};

/** A row of the table; times in milliseconds since 1970. */
export interface KeyRow {
  readonly id: string;
  readonly hash: Uint8Array;
  readonly owner: string;
  /** A JSON array of patterns. */
  readonly tools: string;
  readonly role: Role;
  readonly rate_per_minute: number | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
  readonly source: string | null;
  readonly source_hash: Uint8Array | null;
}

export const hasExpired = ({ expires_at }: KeyRow, now: number): boolean => expires_at !== null && expires_at <= now;

export const toCaller = (row: KeyRow): Caller => ({
  id: row.id,
  owner: row.owner,
  allowedTools: JSON.parse(row.tools) as string[],
  role: row.role,
  ...(row.rate_per_minute !== null && { ratePerMinute: row.rate_per_minute }),
});

/** @param formerUntil until when a key that it replaced by rotation is valid, if there is one */
export const toKeyInfo = (row: KeyRow, now: number, formerUntil: number | null = null): KeyInfo => ({
  id: row.id,
  owner: row.owner,
  tools: JSON.parse(row.tools) as string[],
  role: row.role,
  ratePerMinute: row.rate_per_minute,
  state: row.revoked_at !== null ? "revoked" : hasExpired(row, now) ? "expired" : "active",
  formerKeyUntil: formerUntil !== null && formerUntil > now && row.revoked_at === null ? isoOrNull(formerUntil) : null,
  createdAt: new Date(row.created_at).toISOString(),
  expiresAt: isoOrNull(row.expires_at),
  lastUsedAt: isoOrNull(row.last_used_at),
  revokedAt: isoOrNull(row.revoked_at),
});

const isoOrNull = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
