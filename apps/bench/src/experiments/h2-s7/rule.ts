import { crossingOf } from "../../verdicts/crossing.ts";
import { sideOf, verdictAlong, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { meanOf, ratioOf, shareOf } from "../statistics.ts";
import { AGAIN, COUNTS, cell, FEWEST, MOST, type Row, SEVERAL, TRANSPORTS } from "./cells.ts";

export const THRESHOLDS = {
  /** The same as for "resources are used efficiently": a tenth is a difference that matters to whoever pays. */
  stdioNeedsAtLeast: 1.1,
} as const;

type Of = (name: string) => number;

/** What each further LLM server adds. */
const further =
  (kind: "memory" | "cpu", row: Row) =>
  (of: Of): number =>
    (of(cell(kind, row, MOST)) - of(cell(kind, row, FEWEST))) / (MOST - FEWEST);

const KINDS = ["memory", "cpu"] as const;
const UNITS = { memory: "bytes", cpu: "micros", tools: "count" } as const;

export const FIGURES: readonly Figure[] = [
  ...COUNTS.map(
    (count): Figure => ({
      id: `ratio@${count}`,
      unit: "ratio",
      of: ratioOf(cell("memory", "stdio", count), cell("memory", "http", count)),
      noise: "noise:memory",
    }),
  ),
  ...KINDS.map(
    (kind): Figure => ({
      id: `further:${kind}`,
      unit: "ratio",
      of: shareOf(further(kind, "stdio"), further(kind, "http")),
      noise: `noise:${kind}`,
    }),
  ),
  ...KINDS.map(
    (kind): Figure => ({
      id: `noise:${kind}`,
      unit: "ratio",
      of: shareOf(further(kind, AGAIN), further(kind, "stdio")),
    }),
  ),
  ...(["memory", "cpu", "tools"] as const).flatMap((kind) =>
    TRANSPORTS.flatMap((transport) =>
      COUNTS.map((count): Figure => {
        const id = cell(kind, transport, count);
        return { id, unit: UNITS[kind], of: meanOf(id) };
      }),
    ),
  ),
];

export const H2: ClaimRule = {
  countsOnly: true,
  thresholds: THRESHOLDS,
  judge: (estimates, values) => {
    const least = THRESHOLDS.stdioNeedsAtLeast;
    const { verdict, turn } = verdictAlong(
      SEVERAL.map((at) => ({ at, side: sideOf(estimates(`ratio@${at}`), least) })),
      "above",
    );
    if (!turn) return { verdict };
    const memory = (row: Row, count: number): number => values(cell("memory", row, count));
    const [before, after] = turn.between;
    // A count between them that is too near to tell still says where the memory crosses.
    const crossing = crossingOf(
      SEVERAL.filter((count) => before <= count && count <= after).map((at) => ({
        at,
        value: memory("stdio", at) - least * memory("http", at),
      })),
    );
    if (!crossing) return { verdict };
    return { verdict, crossover: { value: crossing.at, unit: "count", between: turn.between, holds: turn.holds } };
  },
};

export const S7: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => ({
    verdict: verdictOf(KINDS.map((kind) => sideOf(estimates(`further:${kind}`), THRESHOLDS.stdioNeedsAtLeast))),
  }),
};
