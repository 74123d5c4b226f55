import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { openStateDatabase, type StateSchema } from "./open-state-database.ts";

const SECRETS_SCHEMA: StateSchema = {
  version: 1,
  durability: "full",
  sql: "CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
};

/**
 * A random 256-bit key shared by all processes with this data folder, created on first use.
 * @throws Error with one line for an operator
 */
export const sharedSecret = (dataDirectory: string, name: string): Uint8Array => {
  const database = openStateDatabase(join(dataDirectory, "secrets.sqlite"), SECRETS_SCHEMA);
  try {
    database.prepare("INSERT OR IGNORE INTO secrets VALUES (?, ?)").run(name, randomBytes(32));
    return database.prepare("SELECT value FROM secrets WHERE name = ?").get(name)?.value as Uint8Array;
  } finally {
    database.close();
  }
};
