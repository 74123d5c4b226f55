import { average, sum } from "simple-statistics";
import type { ClaimRule, Figure, StartFigures } from "../experiment.ts";
import { meanOf } from "../statistics.ts";
import { CLIENTS, completedCell, TRANSPORTS, thereCell } from "./cells.ts";

export const THRESHOLDS = {
  /** "Many kinds" means more than one that stdio cannot serve. */
  moreClientsAtLeast: 2,
  /** With fewer clients on the machine, the missing ones would decide the verdict. */
  triedAtLeast: 3,
} as const;

/** Skips clients that are not on the machine: they completed nothing and failed nothing. */
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
