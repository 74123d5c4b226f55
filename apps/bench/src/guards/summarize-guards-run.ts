import type { Load } from "../summary/load.ts";
import { describeMachine, productVersion, readVersions } from "../summary/machine.ts";
import { GUARDS, type GuardTransport, SWITCHED_OFF } from "./guard.ts";
import type { GuardsReport } from "./guards-report.ts";
import type { GuardRound } from "./observations.ts";
import { LEAST_STARTS_FOR_INTERVAL, summarizeToggle } from "./summarize-guards.ts";
import { planVariants } from "./variants.ts";

export interface GuardsRun {
  readonly startedAt: Date;
  readonly seconds: number;
  readonly command: string;
  readonly loadBefore: Load;
  readonly mode: "full" | "quick";
  readonly transports: readonly GuardTransport[];
}

/** The whole run as the report says it: guard by guard, and at the end all of them. */
export const summarizeGuardsRun = (rounds: readonly GuardRound[], run: GuardsRun): GuardsReport => {
  const { startedAt, seconds, command, loadBefore, mode, transports } = run;
  const starts = new Set(rounds.map(({ start }) => start)).size;
  const rows = transports.flatMap((transport) =>
    planVariants(transport).toggles.map((toggle) => summarizeToggle(transport, toggle, rounds)),
  );
  const order = [...GUARDS.map(({ id }) => id), SWITCHED_OFF.id, "all"];
  return {
    schemaVersion: 1,
    product: { name: "twinhost", version: productVersion() },
    startedAt: startedAt.toISOString(),
    seconds,
    command,
    machine: describeMachine(loadBefore),
    versions: readVersions(),
    method: {
      mode,
      starts,
      rounds: Math.min(...transports.map((wanted) => rounds.filter(({ transport }) => transport === wanted).length)),
      resampled: starts >= LEAST_STARTS_FOR_INTERVAL ? "starts" : "rounds",
    },
    guards: [...GUARDS, SWITCHED_OFF]
      .filter((guard) => transports.some((transport) => (guard.transports as readonly string[]).includes(transport)))
      .map(({ id, off, on }) => ({ id, off, on })),
    // A stable sort: within a guard the transports keep their order.
    rows: rows.toSorted((one, other) => order.indexOf(one.guard) - order.indexOf(other.guard)),
  };
};
