import { sideOf, verdictAlong } from "../../verdicts/judge.ts";
import { THRESHOLDS as PLAIN } from "../../verdicts/thresholds.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { differenceOf, meanOf, percentileFigure, shareOf } from "../statistics.ts";
import { AGAIN, cell, NEAR_ROWS, ROUND_TRIPS, roundTripCell, TAIL_ROWS, TURNS } from "./cells.ts";

export const THRESHOLDS = { networkShareAtLeast: PLAIN.networkShareAtLeast } as const;

type Of = (name: string) => number;

const added =
  (roundTrip: number) =>
  (of: Of): number =>
    of(cell("http", roundTrip)) - of("stdio");

/**
 * What counts as the network's: TCP with a bare HTTP exchange, beyond JSON lines on a pipe. It includes the code of the
 * bare exchange on both sides, which no call over a network goes without.
 */
const share = (roundTrip: number): Figure => ({
  id: `share@${roundTrip}`,
  unit: "share",
  of: shareOf((of) => of(cell("http-floor", roundTrip)) - of("pipe-floor"), added(roundTrip)),
  noise: `noise@${roundTrip}`,
});

const noise = (roundTrip: number): Figure => ({
  id: `noise@${roundTrip}`,
  unit: "share",
  of: shareOf((of) => of(AGAIN) - of(cell("http-floor", 0)), added(roundTrip)),
});

const time = (id: string): Figure => ({ id, unit: "micros", of: meanOf(id) });
/** What a round trip really takes: timers and the proxy add to what was set. */
const measuredRoundTrip = (roundTrip: number): Figure => ({
  id: roundTripCell(roundTrip),
  unit: "micros",
  of: differenceOf(cell("http-floor", roundTrip), cell("http-floor", 0)),
  worse: null,
});
/** A floor reflects the machine, not a product, so a change is no regression. */
const floor = (id: string): Figure => ({ ...time(id), worse: null });

export const FIGURES: readonly Figure[] = [
  ...ROUND_TRIPS.flatMap((roundTrip) => [share(roundTrip), noise(roundTrip)]),
  ...["stdio", ...ROUND_TRIPS.map((roundTrip) => cell("http", roundTrip))].map(time),
  ...["pipe-floor", ...ROUND_TRIPS.map((roundTrip) => cell("http-floor", roundTrip)), AGAIN].map(floor),
  ...ROUND_TRIPS.filter((roundTrip) => roundTrip > 0).map(measuredRoundTrip),
  ...["stdio", ...ROUND_TRIPS.map((roundTrip) => cell("http", roundTrip))].map((row) =>
    percentileFigure(95, row, NEAR_ROWS.includes(row) ? TURNS.full.near : TURNS.full.all),
  ),
  ...TAIL_ROWS.map((row) => percentileFigure(99, row, TURNS.full.fast)),
];

export const RULE: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => {
    const { verdict, turn } = verdictAlong(
      ROUND_TRIPS.map((at) => ({ at, side: sideOf(estimates(`share@${at}`), THRESHOLDS.networkShareAtLeast) })),
      "above",
    );
    if (!turn) return { verdict };
    const value = (id: string): number => estimates(id).value;
    const between = turn.between.map((milliseconds) => 1_000 * milliseconds) as [number, number];
    // With a round trip of d the share is (network + d) / (whole + d): one half at whole - 2 * network.
    const network = value(cell("http-floor", 0)) - value("pipe-floor");
    const computed = value(cell("http", 0)) - value("stdio") - 2 * network;
    const at = Math.min(Math.max(computed, between[0]), between[1]);
    return { verdict, crossover: { value: at, unit: "micros", between, holds: turn.holds } };
  },
};
