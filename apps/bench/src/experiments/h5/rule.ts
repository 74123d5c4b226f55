import { average, sum } from "simple-statistics";
import type { ClaimRule, Figure, StartFigures } from "../experiment.ts";
import { meanOf } from "../statistics.ts";
import { CLIENTS, completedCell, TRANSPORTS, thereCell } from "./cells.ts";

export const THRESHOLDS = {
  /** "Many kinds" is more than one that stdio cannot serve. */
  moreClientsAtLeast: 2,
  /** With fewer on the machine, what is missing decides. */
  triedAtLeast: 3,
} as const;

/** Of those that the start has: a client that is not on the machine completed nothing, and failed at nothing. */
const total =
  (names: readonly string[]) =>
  (starts: readonly StartFigures[]): number =>
    average(starts.map((start) => sum(names.map((name) => start[name] ?? 0))));

export const FIGURES: readonly Figure[] = [
  { id: "tried", unit: "count", of: total(CLIENTS.map(thereCell)) },
  ...TRANSPORTS.flatMap((transport): Figure[] => {
    const cells = CLIENTS.map((client) => completedCell(transport, client));
    return [
      { id: transport, unit: "count", of: total(cells) },
      ...cells.map((id): Figure => ({ id, unit: "count", of: meanOf(id), needs: id, worse: "less" })),
    ];
  }),
  ...CLIENTS.map(thereCell).map((id): Figure => ({ id, unit: "count", of: meanOf(id) })),
];

export const RULE: ClaimRule = {
  countsOnly: true,
  thresholds: THRESHOLDS,
  judge: (estimates) => {
    if (estimates("tried").value < THRESHOLDS.triedAtLeast) return { verdict: "inconclusive", isUnfit: true };
    const more = estimates("http").value - estimates("stdio").value;
    if (more >= THRESHOLDS.moreClientsAtLeast) return { verdict: "confirmed" };
    return { verdict: more > 0 ? "depends" : "refuted" };
  },
};
