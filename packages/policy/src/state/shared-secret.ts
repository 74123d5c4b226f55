import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { openStateDatabase, type StateSchema } from "./open-state-database.ts";

const SECRETS_SCHEMA: StateSchema = {
  version: 1,
  durability: "full",
  sql: "CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
};
const OWNER_ONLY = 0o600;

/**
 * A random key of 256 bits that all processes with this data folder have, made by the first that asks.
 * @throws Error in one line for an operator.
 */
export const sharedSecret = (dataDirectory: string, name: string): Uint8Array => {
  const file = join(dataDirectory, "secrets.sqlite");
  closeSync(openSync(file, "a", OWNER_ONLY));
  const database = openStateDatabase(file, SECRETS_SCHEMA);
  try {
    database.prepare("INSERT OR IGNORE INTO secrets VALUES (?, ?)").run(name, randomBytes(32));
    return database.prepare("SELECT value FROM secrets WHERE name = ?").get(name)?.value as Uint8Array;
  } finally {
    database.close();
  }
};
