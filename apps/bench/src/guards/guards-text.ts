import type { Estimate } from "@twinhost/report";
import { digits, percent, time } from "@twinhost/report";
import { BUSY_SHARE } from "../summary/load.ts";
import { COMPARISONS, GUARDS, type GuardRowId } from "./guard.ts";
import type { GuardsReport, GuardsReportRow } from "./guards-report.ts";

export const nameOfRow = (id: GuardRowId): string =>
  [...GUARDS, ...COMPARISONS].find((row) => row.id === id)?.name ?? id;

export const HEADS = ["feature", "transport", "without", "added (95 %)", "ratio (95 %)", "CPU (95 %)"] as const;

/** Resolution of CPU time in /proc and ps. */
const CPU_STEP_MICROS = 10_000;

/** A row of the table, in microseconds. */
export const cellsOf = ({ row, transport, without, added, ratio, addedCpu }: GuardsReportRow): string[] => [
  nameOfRow(row),
  transport,
  digits(without.value),
  withBounds(added, signed),
  withBounds(ratio, times),
  addedCpu ? withBounds(addedCpu, signed) : "",
];

/** Microseconds with a sign and at most four more characters: `+1.2`, `−312`, `+1.3k` for 1,250, `+13k`. */
const signed = (value: number): string => {
  const size = Math.abs(value);
  // Nothing finer than a tenth: neither the clock nor the rounds resolve more.
  const text = size < 999.5 ? size.toFixed(size < 99.95 ? 1 : 0) : `${(size / 1_000).toFixed(size < 9_950 ? 1 : 0)}k`;
  if (text === "0.0") return text;
  return value > 0 ? `+${text}` : `−${text}`;
};

const times = (value: number): string => (value < 9.995 ? value.toFixed(2) : value.toPrecision(3));

const withBounds = ({ value, low, high }: Estimate, show: (value: number) => string): string =>
  low === null || high === null ? show(value) : `${show(value)} (${show(low)} to ${show(high)})`;

/** One sentence: what all features together add to a call on each transport; undefined if that was not measured. */
export const answerOf = ({ rows }: GuardsReport): string | undefined => {
  const parts = rows
    .filter(({ row }) => row === "all")
    .map(
      ({ transport, added, without, ratio }) =>
        `${added.value < 0 ? "−" : "+"}${time(Math.abs(added.value))} on ${time(without.value)} over ${transport} (${times(ratio.value)}x)`,
    );
  return parts.length === 0 ? undefined : `All features on vs all off, at p50: ${parts.join(", ")}.`;
};

/** The smallest CPU time per call that one side can show in one start. */
const cpuStepMicros = (rows: GuardsReport["rows"], starts: number): number =>
  CPU_STEP_MICROS / Math.min(...rows.map(({ calls }) => calls / (2 * starts)));

/** How the figures were measured. */
export const methodOf = ({ method, rows, machine, versions }: GuardsReport): string[] => {
  const hasIntervals = rows.some(({ ratio }) => ratio.low !== null);
  return [
    `Microseconds of one calculate call at concurrency 1, at p50. CPU is what the feature adds to the server's CPU time per call, including work after the answer such as writing usage or sending spans. Systems count it in steps of 10 ms, here ${cpuStepMicros(rows, method.starts).toFixed(0)} µs per call. It cannot be separated in-process.`,
    `Each feature is switched alone and compared with the same deployment without it. The two are called in turn, in random order; ${rows.reduce((sum, { calls }) => sum + calls, 0).toLocaleString("en-US")} calls, every answer checked. ${hasIntervals ? `The interval comes from ${method.starts} starts of both` : `Both were started ${method.starts === 1 ? "once" : "twice"}: too few for intervals, and two identical processes differ too`}.`,
    ...(hasIntervals
      ? ["If an interval includes 0 (a ratio: 1), the feature costs less than this run can measure."]
      : []),
    "The rows named nothing compare two identical deployments: they show the noise of the run, and no smaller cost can be measured.",
    `${machine.cpu}, ${machine.cores} cores, Node ${versions.node}, load ${machine.load.before.toFixed(1)} before and ${machine.load.after.toFixed(1)} after.`,
    ...(machine.load.busyBefore > BUSY_SHARE
      ? [
          `Other programs used ${percent(machine.load.busyBefore)} of the processor just before the run. Repeat it on an idle machine before you rely on it.`,
        ]
      : []),
  ];
};
