import type { Estimate, Latency, ReportRow } from "@twinhost/report";
import { bootstrap, bootstrapMean, distribution, percentileMicros } from "@twinhost/report";
import type { RowObservations, RowRound } from "../run/observations.ts";
import { coldStart, medianMicros, mergedHistogram, perSecond, valuesOf } from "./round-figures.ts";

/** Summarizes a row's rounds as one row of the report. */
export const summarizeRow = (row: RowObservations): ReportRow => {
  const { arm, rounds, bytes } = row;
  const starts = valuesOf(rounds, coldStart);
  const deployment = rounds.at(-1)?.deployment ?? { processes: 0, listeningPorts: 0, commands: 0, settings: 0 };
  const concurrencies = [1, 16, 64].filter((concurrency) => valuesOf(rounds, perSecond(concurrency)).length > 0);
  const hasServer = rounds.every(({ memory }) => memory.serverBytes !== null);
  return {
    row: arm.row,
    arm: arm.arm,
    revision: arm.revision,
    via: arm.via,
    calculate: latencyOf(row, "calculate@1"),
    search: arm.searches ? latencyOf(row, "search_docs@1") : null,
    throughput: concurrencies.map((concurrency) => ({
      concurrency,
      perSecond: bootstrapMean(valuesOf(rounds, perSecond(concurrency))),
    })),
    cpu: {
      client: perCall(rounds, (slice) => 1_000 * slice.clientCpuSeconds),
      server: hasServer ? perCall(rounds, (slice) => 1_000 * (slice.serverCpuSeconds ?? 0)) : null,
    },
    allocated: isAllocationCounted(rounds) ? perCall(rounds, (slice) => slice.clientAllocatedBytes ?? 0) : null,
    memory: {
      client: bootstrapMean(rounds.map(({ memory }) => memory.clientBytes)),
      server: hasServer ? bootstrapMean(rounds.map(({ memory }) => memory.serverBytes ?? 0)) : null,
    },
    bytes: bytes && { ...bytes, payloads: [...bytes.payloads] },
    coldStart: starts.length === 0 ? null : { samples: starts.length, milliseconds: bootstrapMean(starts) },
    deployment: { ...deployment },
  };
};

const latencyOf = (row: RowObservations, slice: string): Latency => {
  const merged = mergedHistogram(row, slice);
  return {
    samples: merged.totalCount,
    p50: bootstrapMean(valuesOf(row.rounds, medianMicros(slice))),
    p95: percentileMicros(merged, 95),
    p99: percentileMicros(merged, 99),
    p999: percentileMicros(merged, 99.9),
    distribution: distribution(merged),
  };
};

type Slice = RowRound["slices"][string];

/** Ratio of sums: single slices are too short for the CPU clock, which on Linux counts in steps of 10 ms. */
const perCall = (rounds: readonly RowRound[], figure: (slice: Slice) => number): Estimate => {
  const slices = smallCalls(rounds);
  return bootstrap(
    slices,
    (sample) =>
      sample.reduce((sum, slice) => sum + figure(slice), 0) / sample.reduce((sum, { calls }) => sum + calls, 0),
    "amount",
  );
};

const smallCalls = (rounds: readonly RowRound[]): Slice[] =>
  rounds.flatMap(({ slices: { "calculate@1": slice } }) => slice ?? []);

const isAllocationCounted = (rounds: readonly RowRound[]): boolean =>
  smallCalls(rounds).every(({ clientAllocatedBytes }) => clientAllocatedBytes !== null);
