import { type MeasuredRun, recordRun } from "../summary/run-record.ts";
import { COMPARISONS, GUARD_ROWS, GUARDS, type GuardRowId, type GuardTransport } from "./guard.ts";
import type { GuardsReport } from "./guards-report.ts";
import type { PairFigures } from "./observations.ts";
import { planPairs } from "./pairs.ts";
import { summarizeRow } from "./summarize-guards.ts";

export interface GuardsRun extends MeasuredRun {
  readonly mode: "full" | "quick";
  readonly transports: readonly GuardTransport[];
  readonly rows: readonly GuardRowId[];
}

/** The report of the whole run, with its rows in table order. */
export const summarizeGuardsRun = (figures: readonly PairFigures[], run: GuardsRun): GuardsReport => {
  const { mode, transports } = run;
  const rows = transports.flatMap((transport) =>
    planPairs(transport, run.rows).map(({ row }) => summarizeRow(transport, row, figures)),
  );
  return {
    schemaVersion: 2,
    ...recordRun(run),
    method: { mode, starts: figures.length / rows.length },
    guards: [...GUARDS, ...COMPARISONS]
      .filter(({ id }) => rows.some(({ row }) => row === id))
      .map(({ id, off, on }) => ({ id, off, on })),
    // The sort is stable: within a feature the transports keep their order.
    rows: rows.toSorted((one, other) => GUARD_ROWS.indexOf(one.row) - GUARD_ROWS.indexOf(other.row)),
  };
};
