import { digits, type Estimate, percent, time } from "@twinhost/report";
import { BUSY_SHARE } from "../summary/load.ts";
import { machineRunText } from "../summary/machine-texts.ts";
import type { DistanceReport, DistanceReportRow, GoalVerdict } from "./distance-report.ts";
import type { DistanceTexts } from "./distance-words.ts";
import type { FigureId } from "./rows.ts";

const NONE = "–";

/** A figure with its unit. */
const showFigure = (figure: FigureId, value: number): string => {
  if (figure === "throughput") return digits(value);
  return time(figure === "coldStart" ? value * 1_000 : value);
};

const times = (value: number): string => (value < 9.995 ? value.toFixed(2) : digits(value));

const withBounds = ({ value, low, high }: Estimate, show: (value: number) => string, to: string): string =>
  low === null || high === null ? show(value) : `${show(value)} (${show(low)}${to}${show(high)})`;

/** What is compared, and by which figure. */
export const namesOf = ({ of, against, figure }: DistanceReportRow, texts: DistanceTexts): [string, string] => [
  against === null ? texts.deployments[of] : `${texts.deployments[of]} / ${texts.deployments[against]}`,
  texts.figures[figure],
];

/** The measurement, the goal and the verdict. */
export const resultOf = (
  { measured, against, figure, goal, verdict }: DistanceReportRow,
  texts: DistanceTexts,
): [string, string, string] => {
  const show = against === null ? (value: number) => showFigure(figure, value) : times;
  return [
    measured ? withBounds(measured, show, texts.to) : NONE,
    goal ? goalOf(goal, show, texts) : "",
    verdict ? texts.verdicts[verdict] : "",
  ];
};

const goalOf = (
  { sense, limit, flatWithin }: NonNullable<DistanceReportRow["goal"]>,
  show: (value: number) => string,
  texts: DistanceTexts,
): string => {
  const sign = sense === "at-most" ? "≤" : "≥";
  const shown = limit === null ? NONE : show(limit);
  return flatWithin === null ? `${sign} ${shown}` : `${sign} ${texts.flat} ${shown}`;
};

/** Both sides of a ratio, as measured. */
export const sidesOf = ({ ofFigure, againstFigure, figure }: DistanceReportRow): [string, string] => [
  ofFigure ? showFigure(figure, ofFigure.value) : NONE,
  againstFigure ? showFigure(figure, againstFigure.value) : NONE,
];

/** How many goals got which verdict, as a sentence. */
export const answerOf = ({ rows }: DistanceReport, texts: DistanceTexts): string => {
  const counts: Record<GoalVerdict, number> = { met: 0, "not-met": 0, inconclusive: 0, void: 0, "left-out": 0 };
  for (const { goal, verdict } of rows) if (goal && verdict) counts[verdict]++;
  return texts.answer(counts);
};

/** Why rows have no figures, one reason per row. */
export const reasonsOf = ({ rows }: DistanceReport, texts: DistanceTexts): string[] =>
  rows.flatMap((row) => {
    if (row.reason === null) return [];
    const known: Readonly<Record<string, string>> = texts.missing;
    return [`${namesOf(row, texts).join(", ")}: ${known[row.reason] ?? row.reason}`];
  });

/** How the figures were measured. */
export const methodOf = (
  { method, machine, versions, rows }: DistanceReport,
  texts: DistanceTexts,
): readonly string[] =>
  texts.method({
    starts: method.starts,
    hasIntervals: rows.some(({ measured }) => measured !== null && measured.low !== null),
    machine: machineRunText({ machine, versions }, texts.machine),
    apart: rows
      .filter(({ of, measured }) => of.endsWith("-again") && measured !== null && isApart(measured))
      .map((row) => namesOf(row, texts).join(", ")),
    busy: machine.load.busyBefore > BUSY_SHARE ? percent(machine.load.busyBefore) : undefined,
  });

const isApart = ({ low, high }: Estimate): boolean => low !== null && high !== null && (low > 1 || high < 1);
