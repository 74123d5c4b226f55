import { decodeHistogram, mergeHistograms } from "../measure/latency-histogram.ts";
import type { RowObservations, RowRound } from "../run/observations.ts";

/** One figure of one round, or undefined if the round did not measure it. */
export type RoundFigure = (round: RowRound) => number | undefined;

const CALCULATE = "calculate@1";

/** Median call time of a slice, in microseconds. */
export const medianMicros =
  (slice: string): RoundFigure =>
  ({ slices }) => {
    const encoded = slices[slice]?.histogram;
    return encoded === undefined ? undefined : decodeHistogram(encoded).getValueAtPercentile(50) / 1_000;
  };

export const callMedian = medianMicros(CALCULATE);

export const perSecond =
  (concurrency: number): RoundFigure =>
  ({ slices }) => {
    const slice = slices[`calculate@${concurrency}`];
    return slice && slice.calls / slice.elapsedSeconds;
  };

/** CPU seconds of the server and the calls it served; the client's if both are one process. */
export const servingCpu = ({ slices }: RowRound): { seconds: number; calls: number } | undefined => {
  const slice = slices[CALCULATE];
  return slice && { seconds: slice.serverCpuSeconds ?? slice.clientCpuSeconds, calls: slice.calls };
};

export const serverMemory: RoundFigure = ({ memory }) => memory.serverBytes ?? undefined;

export const coldStart: RoundFigure = ({ coldStartMs }) => coldStartMs ?? undefined;

/** The figure's values, from the rounds that have it. */
export const valuesOf = (rounds: readonly RowRound[], figure: RoundFigure): number[] =>
  rounds.map(figure).filter((value) => value !== undefined);

/** All calls of a slice, over all rounds. */
export const mergedHistogram = ({ rounds }: RowObservations, slice: string) =>
  mergeHistograms(rounds.flatMap(({ slices }) => slices[slice]?.histogram ?? []));
