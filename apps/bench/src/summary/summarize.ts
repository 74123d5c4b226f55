import type { Report } from "@twinhost/report";
import { memoryKind } from "../measure/memory.ts";
import type { Observations } from "../run/observations.ts";
import type { Plan } from "../run/plan.ts";
import { judgeClaims } from "../verdicts/judge-claims.ts";
import { compareRows } from "./compare-rows.ts";
import { gatherEvidence } from "./gather-evidence.ts";
import { BUSY_SHARE, type Load } from "./load.ts";
import { describeMachine, productVersion, readVersions } from "./machine.ts";
import { summarizeRow } from "./summarize-row.ts";

export interface RunContext {
  readonly startedAt: Date;
  readonly command: string;
  readonly loadBefore: Load;
  readonly plan: Plan;
}

/** The report of a run in which every answer was right. */
export const summarize = ({ rows: observed, rounds, seconds }: Observations, context: RunContext): Report => {
  const rows = observed.map(summarizeRow);
  const { comparisons, noise } = compareRows(observed);
  const { plan } = context;
  const machine = describeMachine(context.loadBefore);
  return {
    schemaVersion: 1,
    product: { name: "twinhost", version: productVersion() },
    startedAt: context.startedAt.toISOString(),
    seconds,
    command: context.command,
    machine,
    versions: readVersions(),
    method: { mode: plan.mode, rounds, processes: plan.processes, memory: memoryKind },
    notices: noticesOf({ mode: plan.mode, rounds, busyShare: machine.load.busyBefore }),
    rows,
    comparisons,
    noise,
    claims: judgeClaims(gatherEvidence(observed, rows, comparisons)),
  };
};

const noticesOf = ({
  mode,
  rounds,
  busyShare,
}: {
  mode: Plan["mode"];
  rounds: number;
  busyShare: number;
}): string[] => [
  ...(memoryKind === "rss" ? ["rss-instead-of-pss"] : ["pss-shares-runtime"]),
  ...(mode === "quick" ? ["quick"] : []),
  ...(rounds < 4 ? ["few-rounds"] : []),
  ...(busyShare > BUSY_SHARE ? ["busy-machine"] : []),
  "largest-answer",
];
