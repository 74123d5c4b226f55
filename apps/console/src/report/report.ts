/** The part of a report.json that the console shows; the full schema is packages/report/report.schema.json. */

interface Estimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ReportRow {
  readonly row: string;
  readonly arm: string;
  readonly via: "tools" | "query";
  /** Microseconds. */
  readonly calculate: {
    readonly samples: number;
    readonly p50: Estimate;
    readonly p95: number | null;
    readonly p99: number | null;
    readonly distribution: readonly { readonly share: number; readonly micros: number }[];
  };
  readonly throughput?: readonly { readonly concurrency: number; readonly perSecond: Estimate }[];
  /** Seconds per 1,000 calls. */
  readonly cpu?: { readonly client: Estimate; readonly server: Estimate | null };
  /** Bytes. */
  readonly memory?: { readonly server: Estimate | null };
  readonly bytes?: {
    readonly payloads: readonly {
      readonly request: number;
      readonly response: number;
      readonly answerBytes: number;
    }[];
  } | null;
  readonly coldStart?: { readonly milliseconds: Estimate } | null;
}

interface Cell {
  readonly text: string;
  readonly reason?: string;
}

export interface ReportTable {
  readonly heads: readonly string[];
  readonly lines: readonly { readonly row: string; readonly cells: readonly Cell[] }[];
}

export interface ClaimWords {
  readonly claim: string;
  readonly name: string;
  readonly verdict: string;
  readonly verdictName: string;
  readonly because: string;
  readonly scope: string;
}

/** For plots that older reports have no texts for. */
type FurtherWords = Readonly<Partial<Record<"throughput" | "cpu" | "bytes", string>>>;

/** The report's texts in one language. */
export interface Words {
  readonly answer: readonly [string, string];
  readonly notices: readonly string[];
  readonly rows: Readonly<Record<string, string>>;
  readonly seen: Readonly<Record<"latency" | "distribution" | "query", string>> & FurtherWords;
  readonly captions: Readonly<Record<"latency" | "distribution" | "figures" | "ratios" | "claims", string>> &
    FurtherWords;
  readonly sections: Readonly<
    Record<"latency" | "distribution" | "query" | "figures" | "ratios" | "claims" | "method", string>
  > &
    FurtherWords;
  readonly axes?: Readonly<Record<"concurrency" | "answerBytes", string>>;
  readonly heads: Readonly<Record<"compared" | "result" | "claim" | "verdict", string>>;
  readonly floor: string;
  readonly sides: Readonly<Record<"http" | "stdio", string>>;
  readonly direct: string | null;
  readonly figures: { readonly tools: ReportTable; readonly query: ReportTable };
  readonly comparisons: readonly { readonly name: string; readonly result: string }[];
  readonly claims: readonly ClaimWords[];
  readonly method: readonly string[];
  readonly machine: string;
  readonly repeat: string;
}

export interface Report {
  readonly command: string;
  readonly rows: readonly ReportRow[];
  /** Absent in reports from before the console existed. */
  readonly words?: { readonly en: Words; readonly ko: Words };
}

/** The transport of a row, which determines its colour and side. */
export const transportOf = ({ arm }: Pick<ReportRow, "arm">): string => arm.replace(/-sdk(-v1)?$|-pool$/, "");

export const sideOfRow = (row: ReportRow): "http" | "stdio" => (/^(http|rest)/.test(row.arm) ? "http" : "stdio");

export const isFloor = ({ arm }: ReportRow): boolean => arm.endsWith("-floor");
