import type { ConformanceCheck, ConformanceOutcome, OwnServerReport, OwnServerRow, OwnServerRowId } from "./schema.ts";

/** All texts of the report on the user's own server, in one language. */
export interface OwnServerTexts {
  readonly title: string;
  readonly heads: {
    readonly [Head in
      | "scenario"
      | "ratio"
      | "throughput"
      | "bytes"
      | "memory"
      | "coldStart"
      | "bad"
      | "check"
      | "outcome"
      | "saw"]: string;
  };
  readonly sections: { readonly [Section in "figures" | "conformance" | "method" | "advice"]: string };
  readonly rows: Readonly<Record<OwnServerRowId, string>>;
  readonly checks: Readonly<Record<ConformanceCheck, string>>;
  readonly outcomes: Readonly<Record<ConformanceOutcome, string>>;
  readonly voided: string;
  readonly to: string;
  server(report: OwnServerReport): string;
  /** Details that a row's figures do not show. */
  brokeAt(concurrency: number): string;
  problem(row: OwnServerRow): string;
  /** The case that the advice is for. */
  readonly adviceCase: string;
  method(report: OwnServerReport): readonly string[];
  readonly report: string;
  readonly repeat: string;
}
