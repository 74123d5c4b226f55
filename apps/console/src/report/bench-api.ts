import { json, openFile, withBody } from "../api/api.ts";
import type { ThirdPartyServer, ToolList } from "../api/types.ts";
import type { Language } from "../i18n/language.tsx";

/** The benchmarks that can be started from the page. */
export const BENCH_KINDS = ["quick", "full", "claims-quick", "claims", "mcp"] as const;
export type BenchKind = (typeof BENCH_KINDS)[number];

export interface BenchRun {
  readonly kind: BenchKind;
  readonly status: "running" | "done" | "failed" | "cancelled";
  /** The current step, or the last one. */
  readonly step: "building" | "measuring";
  readonly startedAt: string;
  readonly seconds: number;
  /** Share of its steps that are done; null before the first. */
  readonly share: number | null;
  readonly lines: readonly string[];
}

export interface BenchState {
  readonly isInstalled: boolean;
  readonly run: BenchRun | null;
}

/** A call to a third-party server to measure. */
export interface OwnCall {
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Allows the call even if the tool is not declared read-only. */
  readonly allowWrites: boolean;
}

export const readOwnServers = async (): Promise<readonly ThirdPartyServer[]> =>
  (await json<ToolList>("console/tools")).servers;
export const readBench = (): Promise<BenchState> => json("console/bench");
/** @param language of the printed summary */
export const startBench = (kind: BenchKind, language: Language, call?: OwnCall): Promise<BenchState> =>
  json("console/bench", withBody("POST", { kind, language, ...call }));
export const cancelBench = (): Promise<BenchState> => json("console/bench", { method: "DELETE" });
/** @param language of the text */
export const compareReports = (
  before: unknown,
  after: unknown,
  language: Language,
): Promise<{ readonly text: string }> => json("console/bench/compare", withBody("POST", { before, after, language }));
export const readClaimsPage = (): Promise<Blob> => openFile("console/claims/page");
export const readReportPage = (): Promise<Blob> => openFile("console/report/page");
