import type { SurvivalCheck } from "./survival/checks.ts";
import type { PeerTool } from "./three-calls.ts";

/** What one start of a peer saw. */
export interface PeerStart {
  /** By name, `p50:echo` for instance; what a plan left out is absent. */
  readonly figures: Readonly<Record<string, number>>;
  /** Of each tool's calls at one client, as HDR histograms. */
  readonly histograms: Readonly<Partial<Record<PeerTool, string>>>;
}

/** What became of a peer. */
export type PeerSeen =
  | { readonly starts: readonly PeerStart[]; readonly survival: Readonly<Record<SurvivalCheck, boolean>> | null }
  /** An answer was wrong or did not come. */
  | { readonly failure: string }
  /** What it needs is not here. */
  | { readonly missing: string };
