import type { Comparison, Report, ReportRow } from "../schema.ts";

export const rowOf = (report: Report, row: string): ReportRow | undefined =>
  report.rows.find((candidate) => candidate.row === row);

export const comparisonOf = (report: Report, id: string): Comparison | undefined =>
  report.comparisons.find((comparison) => comparison.id === id);

export const throughputAt = (row: ReportRow | undefined, concurrency: number): number | undefined =>
  row?.throughput.find((entry) => entry.concurrency === concurrency)?.perSecond.value;

/** The side that a ratio names first: the better one, but for CPU and memory the one that uses more. */
export const namedSide = (figure: Comparison["figure"], better: "left" | "right"): "left" | "right" => {
  if (figure !== "cpu" && figure !== "memory") return better;
  return better === "left" ? "right" : "left";
};

/** Less is better, except for throughput. */
export const lessIsBetter = ({ figure }: Comparison): boolean => figure !== "throughput";

/** The concurrency at which the report's sentences compare throughput: the highest of the run. */
export const highestConcurrency = (report: Report): number =>
  Math.max(1, ...report.rows.flatMap(({ throughput }) => throughput.map(({ concurrency }) => concurrency)));

/** Splits a row such as `stdio@2025-11-25` into its parts. */
export const partsOfRow = (
  row: string,
): { readonly arm: string; readonly revision: string | undefined; readonly query: boolean } => {
  const query = row.startsWith("query:");
  const [arm = "", revision] = row.replace(/^query:/, "").split("@");
  return { arm, revision, query };
};

/** "Node 26.10.0, @modelcontextprotocol/client 2.4.0, ..." */
export const versionList = (versions: Report["versions"]): string =>
  Object.entries(versions)
    .map(([name, version]) => `${name === "node" ? "Node" : name} ${version}`)
    .join(", ");
