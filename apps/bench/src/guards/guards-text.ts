import { digits, percent, time } from "../report/format.ts";
import type { Estimate } from "../statistics/interval.ts";
import { BUSY_SHARE } from "../summary/load.ts";
import { GUARDS, SWITCHED_OFF } from "./guard.ts";
import type { GuardsReport, GuardsReportRow } from "./guards-report.ts";
import type { GuardRowId } from "./variants.ts";

export const nameOfGuard = (id: GuardRowId): string =>
  [...GUARDS, SWITCHED_OFF].find((guard) => guard.id === id)?.name ?? "all guards";

export const HEADS = ["guard", "transport", "without", "added (95 %)", "ratio (95 %)", "on average (95 %)"] as const;

/** A row of the table, in microseconds. */
export const cellsOf = ({ guard, transport, without, added, ratio, addedMean }: GuardsReportRow): string[] => [
  nameOfGuard(guard),
  transport,
  digits(without.value),
  withBounds(added, signed),
  withBounds(ratio, times),
  withBounds(addedMean, signed),
];

/** Microseconds with a sign, in five characters and the sign at most: `+1.2`, `−312`, `+12.5k` for 12,500. */
const signed = (value: number): string => {
  const size = Math.abs(value);
  // Nothing finer than a tenth: clock and rounds give no more.
  const text = size < 99.95 ? size.toFixed(1) : size < 999.5 ? size.toFixed(0) : `${digits(size / 1_000)}k`;
  if (text === "0.0") return text;
  return value > 0 ? `+${text}` : `−${text}`;
};

const times = (value: number): string => (value < 9.995 ? value.toFixed(2) : value.toPrecision(3));

const withBounds = ({ value, low, high }: Estimate, show: (value: number) => string): string =>
  low === null || high === null ? show(value) : `${show(value)} (${show(low)} to ${show(high)})`;

/** One sentence: what all guards together make of a call, on each transport. */
export const answerOf = ({ rows }: GuardsReport): string => {
  const parts = rows
    .filter(({ guard }) => guard === "all")
    .map(
      ({ transport, added, without, ratio }) =>
        `${added.value < 0 ? "−" : "+"}${time(Math.abs(added.value))} on ${time(without.value)} over ${transport} (${times(ratio.value)}x)`,
    );
  return `All guards against none, at p50: ${parts.join(", ")}.`;
};

/** How the figures came about. */
export const methodOf = ({ method, rows, machine, versions }: GuardsReport): string[] => {
  const drawn =
    method.resampled === "starts"
      ? `${method.starts} starts of every deployment`
      : "rounds on one start of every deployment, so the luck of a start is not seen";
  return [
    "Microseconds of one calculate call at concurrency 1; p50, but for the last column: there it is the mean call, which bears its part of what is done now and then, such as writing usage or sending spans.",
    `Each guard is switched alone, against the same deployment without it. The interval comes from ${drawn}; ${method.rounds} rounds in all, in alternating order, ${rows.reduce((sum, { calls }) => sum + calls, 0).toLocaleString("en-US")} calls, every answer checked.`,
    "An interval with 0 in it, or a ratio with 1: the guard costs less than this run can tell.",
    `${machine.cpu}, ${machine.cores} cores, Node ${versions.node}, load ${machine.load.before.toFixed(1)} before and ${machine.load.after.toFixed(1)} after.`,
    ...(machine.load.busyBefore > BUSY_SHARE
      ? [
          `Other programs used ${percent(machine.load.busyBefore)} of the processor just before the run. Repeat it on a quiet machine before you decide by it.`,
        ]
      : []),
  ];
};
