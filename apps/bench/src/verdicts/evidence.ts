import type { Estimate } from "@twinhost/report";

export interface PartsCount {
  readonly processes: number;
  readonly listeningPorts: number;
  readonly commands: number;
  readonly settings: number;
}

/** A call with an answer of one size, over HTTP and over stdio. */
export interface PayloadPair {
  readonly answerBytes: number;
  /** Bytes of HTTP's call over those of stdio's. */
  readonly ratio: number;
  readonly httpBytes: number;
  readonly stdioBytes: number;
}

/** Evidence for the rules; a figure is missing if its arms were left out of the run. Ratios are HTTP over stdio. */
export interface Evidence {
  /** Median call time of MCP over HTTP, and of REST, each over stdio. */
  readonly httpOverStdio?: Estimate | undefined;
  readonly restOverStdio?: Estimate | undefined;
  /** What bare HTTP adds to bare pipes, as a share of what HTTP adds to stdio. */
  readonly networkShare?: Estimate | undefined;
  /** Round trip in milliseconds above which the network is more than half of what HTTP adds: computed, not measured. */
  readonly crossoverMs?: number | undefined;
  /** Memory and CPU of the LLM server with its tools. */
  readonly memoryRatio?: Estimate | undefined;
  readonly cpuRatio?: Estimate | undefined;
  readonly httpParts?: PartsCount | undefined;
  readonly stdioParts?: PartsCount | undefined;
  /** Sorted from the smallest answer to the largest. */
  readonly payloads?: readonly PayloadPair[] | undefined;
  /** From a built tree to the first answered question. */
  readonly coldStartRatio?: Estimate | undefined;
  /** 2026-07-28 over 2025-11-25. */
  readonly httpRevisionRatio?: Estimate | undefined;
  readonly stdioRevisionRatio?: Estimate | undefined;
}
