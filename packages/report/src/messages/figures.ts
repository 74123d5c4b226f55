import type { Comparison, Report, ReportRow } from "../schema.ts";

/** Lookups that the texts of both languages share. */
export const rowOf = (report: Report, row: string): ReportRow | undefined =>
  report.rows.find((candidate) => candidate.row === row);

export const comparisonOf = (report: Report, id: string): Comparison | undefined =>
  report.comparisons.find((comparison) => comparison.id === id);

export const throughputAt = (row: ReportRow | undefined, concurrency: number): number | undefined =>
  row?.throughput.find((entry) => entry.concurrency === concurrency)?.perSecond.value;

/** Whose name a ratio begins with: the better one, but of CPU and memory the one that uses more. */
export const namedSide = (figure: Comparison["figure"], better: "left" | "right"): "left" | "right" => {
  if (figure !== "cpu" && figure !== "memory") return better;
  return better === "left" ? "right" : "left";
};

/** Less of these is better; of throughput, more is. */
export const lessIsBetter = ({ figure }: Comparison): boolean => figure !== "throughput";

/** The concurrency at which the report's sentences compare throughput: the highest of the run. */
export const highestConcurrency = (report: Report): number =>
  Math.max(1, ...report.rows.flatMap(({ throughput }) => throughput.map(({ concurrency }) => concurrency)));

/** `stdio@2025-11-25` as `stdio` and `2025-11-25`. */
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
