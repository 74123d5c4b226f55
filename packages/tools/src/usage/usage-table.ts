import type { StateSchema } from "../state/open-state-database.ts";

// One row counts the calls of an hour that are alike; `bucket` is of duration-buckets.ts. Rows of several processes and
// starts add up.
export const USAGE_SCHEMA: StateSchema = {
  version: 1,
  durability: "normal",
  sql: `
    CREATE TABLE usage (
      hour INTEGER NOT NULL,
      tool TEXT NOT NULL,
      caller TEXT NOT NULL,
      transport TEXT NOT NULL,
      outcome TEXT NOT NULL,
      bucket INTEGER NOT NULL,
      calls INTEGER NOT NULL,
      bytes_in INTEGER NOT NULL,
      bytes_out INTEGER NOT NULL,
      PRIMARY KEY (hour, tool, caller, transport, outcome, bucket)
    ) STRICT, WITHOUT ROWID
  `,
};

export const ADD_USAGE = `
  INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET
    calls = calls + excluded.calls, bytes_in = bytes_in + excluded.bytes_in, bytes_out = bytes_out + excluded.bytes_out
`;

export const FORGET_USAGE = "DELETE FROM usage WHERE hour < ?";
