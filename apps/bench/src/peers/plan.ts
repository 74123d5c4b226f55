import type { SliceRequest, WarmUp } from "../generator/generator-api.ts";
import type { PeerTool } from "./three-calls.ts";

/** A timed slice of one tool's calls. */
interface PeerSlice extends SliceRequest {
  readonly workload: PeerTool;
}

/** The length of a run. */
export interface PeersPlan {
  readonly mode: "full" | "quick";
  /** Starts of each peer; the intervals come from them. */
  readonly starts: number;
  /** After each start, with trivial calls. */
  readonly warmUp: WarmUp;
  /** After the warm-up, one after another. */
  readonly slices: readonly PeerSlice[];
}

const slice = (workload: PeerTool, concurrency: 1 | 16, durationMs: number): PeerSlice => ({
  workload,
  concurrency,
  durationMs,
});

export const FULL_PEERS_PLAN: PeersPlan = {
  mode: "full",
  starts: 6,
  warmUp: { calls: 2_000, mostMs: 1_500 },
  slices: [
    slice("echo", 1, 600),
    slice("echo", 16, 400),
    slice("document", 1, 600),
    slice("document", 16, 300),
    slice("wait", 1, 1_200),
    slice("wait", 16, 300),
  ],
};

export const QUICK_PEERS_PLAN: PeersPlan = {
  mode: "quick",
  starts: 3,
  warmUp: { calls: 1_000, mostMs: 500 },
  slices: [
    slice("echo", 1, 250),
    slice("echo", 16, 150),
    slice("document", 1, 200),
    slice("document", 16, 100),
    slice("wait", 1, 300),
    slice("wait", 16, 100),
  ],
};
