import type { SurvivalCheck } from "./survival/checks.ts";
import type { PeerTool } from "./three-calls.ts";

/** Measurements of one start of a peer. */
export interface PeerStart {
  /** By name, such as `p50:echo`; those that the plan leaves out are missing. */
  readonly figures: Readonly<Record<string, number>>;
  /** HDR histograms of each tool's calls with one client. */
  readonly histograms: Readonly<Partial<Record<PeerTool, string>>>;
}

/** All starts of a peer, or why it has none. */
export type PeerSeen =
  | { readonly starts: readonly PeerStart[]; readonly survival: Readonly<Record<SurvivalCheck, boolean>> | null }
  /** An answer was wrong or missing. */
  | { readonly failure: string }
  /** A requirement is not installed. */
  | { readonly missing: string };
