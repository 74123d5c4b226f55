import type { StateSchema } from "../state/open-state-database.ts";

/** Describes a usage table. */
export interface UsageTable<Subject extends string, Measure extends string> {
  /** Name of the database file in the data folder. */
  readonly file: string;
  /** What is used, such as `tool`: the name of its column. */
  readonly subject: Subject;
  /** What is summed in addition to calls, each with its column. */
  readonly measures: Readonly<Record<Measure, string>>;
}

/** Tool calls, as their host counts them. Bytes are those of arguments and results as JSON. */
export const TOOL_USAGE: UsageTable<"tool", "bytesIn" | "bytesOut"> = {
  file: "usage.sqlite",
  subject: "tool",
  measures: { bytesIn: "bytes_in", bytesOut: "bytes_out" },
};

export type AnyUsageTable = UsageTable<string, string>;

const keyOf = ({ subject }: AnyUsageTable): readonly string[] => [
  "hour",
  subject,
  "caller",
  "transport",
  "outcome",
  "bucket",
];

/** The columns of a row, in order. */
export const usageColumns = (table: AnyUsageTable): readonly string[] => [
  ...keyOf(table),
  "calls",
  ...Object.values(table.measures),
];

const definitions = ({ subject, measures }: AnyUsageTable): string => `
  hour INTEGER NOT NULL,
  ${subject} TEXT NOT NULL,
  caller TEXT NOT NULL,
  transport TEXT NOT NULL,
  outcome TEXT NOT NULL,
  bucket INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  ${Object.values(measures)
    .map((column) => `${column} INTEGER NOT NULL,`)
    .join(" ")}
`;

// One row counts the calls of an hour with the same key; `bucket` is from duration-buckets.ts. All processes add to the
// same rows, also after restarts.
export const usageSchema = (table: AnyUsageTable): StateSchema => ({
  version: 1,
  durability: "normal",
  sql: `CREATE TABLE usage (${definitions(table)} PRIMARY KEY (${keyOf(table).join(", ")})) STRICT, WITHOUT ROWID`,
  // What other replicas counted, as last read from Redis.
  additions: `
    CREATE TABLE IF NOT EXISTS usage_elsewhere (
      replica TEXT NOT NULL, ${definitions(table)} PRIMARY KEY (replica, ${keyOf(table).join(", ")})
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS usage_elsewhere_hour ON usage_elsewhere (hour)
  `,
});

/** SQL that adds to a row. Its parameters: the six key columns, the calls, and the measures in order. */
export const addUsage = (table: AnyUsageTable): string => {
  const sums = ["calls", ...Object.values(table.measures)];
  return `
    INSERT INTO usage VALUES (${usageColumns(table)
      .map(() => "?")
      .join(", ")})
    ON CONFLICT DO UPDATE SET ${sums.map((column) => `${column} = ${column} + excluded.${column}`).join(", ")}
  `;
};

/** The rows of all replicas, for a `FROM`. */
export const usageEverywhere = (table: AnyUsageTable): string =>
  `(SELECT * FROM usage UNION ALL SELECT ${usageColumns(table).join(", ")} FROM usage_elsewhere)`;

/** SQL that deletes the rows before an hour, its parameter. */
export const FORGET_USAGE = ["DELETE FROM usage WHERE hour < ?", "DELETE FROM usage_elsewhere WHERE hour < ?"];
