import type { StateSchema } from "../state/open-state-database.ts";

/** What a table of usage is about. */
export interface UsageTable<Subject extends string, Measure extends string> {
  /** Name of the database in the data folder. */
  readonly file: string;
  /** What is used: the column beside caller and transport. */
  readonly subject: Subject;
  /** What is added up beside the calls, each with its column. */
  readonly measures: Readonly<Record<Measure, string>>;
}

/** Calls of tools, as their host counts them. Bytes are those of arguments and results as JSON. */
export const TOOL_USAGE: UsageTable<"tool", "bytesIn" | "bytesOut"> = {
  file: "usage.sqlite",
  subject: "tool",
  measures: { bytesIn: "bytes_in", bytesOut: "bytes_out" },
};

type AnyTable = UsageTable<string, string>;

// One row counts the calls of an hour that are alike; `bucket` is of duration-buckets.ts. Rows of several processes and
// starts add up.
export const usageSchema = ({ subject, measures }: AnyTable): StateSchema => ({
  version: 1,
  durability: "normal",
  sql: `
    CREATE TABLE usage (
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
      PRIMARY KEY (hour, ${subject}, caller, transport, outcome, bucket)
    ) STRICT, WITHOUT ROWID
  `,
});

/** Takes the six columns of the key, the calls, and the measures in their order. */
export const addUsage = ({ measures }: AnyTable): string => {
  const sums = ["calls", ...Object.values(measures)];
  return `
    INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?, ${sums.map(() => "?").join(", ")})
    ON CONFLICT DO UPDATE SET ${sums.map((column) => `${column} = ${column} + excluded.${column}`).join(", ")}
  `;
};

export const FORGET_USAGE = "DELETE FROM usage WHERE hour < ?";
