import type { ClaimId } from "../claims.ts";
import type { ClaimVerdict, Comparison, Report, ReportRow } from "../schema.ts";

/** All texts of the report in one language. Texts format the measured figures themselves. */
export interface Texts {
  readonly language: "en" | "ko";
  readonly title: string;
  /** A scenario's name for readers. */
  rowName(row: Pick<ReportRow, "row">): string;
  /** The answer of the run, in two sentences. */
  answer(report: Report): readonly [string, string];
  /** Which side is better and by what factor: "stdio 8.2x faster (95 % CI 7.6 to 8.9)". */
  ratio(comparison: Comparison): string;
  /** What the ratio compares: "time of a call, HTTP and stdio". */
  comparisonName(comparison: Comparison): string;
  /** The verdict in a word; for a question (X1 to X5), the answer. */
  verdictName(verdict: Pick<ClaimVerdict, "claim" | "verdict">): string;
  readonly claims: Readonly<Record<ClaimId, string>>;
  /** The reason for the verdict with its figures, or why there is none. */
  because(verdict: ClaimVerdict): string;
  /** The part of the claim that was judged, as a sentence; empty for all of it. */
  scope(verdict: ClaimVerdict): string;
  notice(id: string, report: Report): string;
  /** Why a figure is missing. */
  readonly missing: {
    readonly tooFewSamples: string;
    readonly noWire: string;
    readonly sameProcess: string;
    readonly noStart: string;
    readonly notServed: string;
    readonly notRun: string;
  };
  readonly sections: {
    readonly latency: string;
    readonly distribution: string;
    readonly query: string;
    readonly throughput: string;
    readonly cpu: string;
    readonly bytes: string;
    readonly figures: string;
    readonly ratios: string;
    readonly claims: string;
    readonly method: string;
    readonly raw: string;
  };
  /** What a plot shows, from its figures. */
  readonly seen: {
    latency(report: Report): string;
    distribution(report: Report): string;
    query(report: Report): string;
    throughput(report: Report): string;
    cpu(report: Report): string;
    bytes(report: Report): string;
  };
  readonly captions: {
    readonly latency: string;
    readonly distribution: string;
    readonly query: string;
    readonly throughput: string;
    readonly cpu: string;
    readonly bytes: string;
    readonly figures: string;
    readonly ratios: string;
    readonly claims: string;
  };
  readonly heads: {
    readonly scenario: string;
    readonly samples: string;
    readonly callsPerSecond: string;
    readonly cpu: string;
    readonly allocated: string;
    readonly memory: string;
    readonly bytes: string;
    readonly coldStart: string;
    readonly search: string;
    readonly compared: string;
    readonly result: string;
    readonly claim: string;
    readonly verdict: string;
    readonly why: string;
  };
  readonly axes: {
    readonly concurrency: string;
    readonly answerBytes: string;
    readonly floor: string;
  };
  readonly sides: { readonly http: string; readonly stdio: string };
  /** Below the cases. @param open cases that no verdict decides, quoted */
  casesNote(open: readonly string[]): string;
  /** How the run was made, one sentence each. */
  method(report: Report): readonly string[];
  /** Machine and versions on one line. */
  machine(report: Report): string;
  readonly repeat: string;
  readonly rawLink: string;
}
