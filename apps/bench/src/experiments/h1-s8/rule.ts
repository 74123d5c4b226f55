import { logAverage } from "simple-statistics";
import { type Side, sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Estimates, Figure, Judgement, StartFigures } from "../experiment.ts";
import { meanOf, ratioOf } from "../statistics.ts";
import {
  AGAIN,
  BESIDES,
  CONCURRENCIES,
  fast,
  GENERATOR,
  inFlight,
  MACHINE,
  MOST,
  perSecond,
  rowOf,
  SEVERAL,
  SIZES,
  TOOLS,
  type Tool,
  TRANSPORTS,
  type Transport,
} from "./cells.ts";

export const THRESHOLDS = {
  /** Share of the possible gain: below it, the second of two processes does less than half of its work. */
  efficiencyAtLeast: 0.7,
  /** A difference of a quarter is worth changing the deployment for. */
  stdioWorseAtLeast: 1.25,
  /** A call held up by another takes several times as long; p99s vary by up to a factor of two anyway. */
  heldUpAtLeast: 2,
  /** Share of a core: above it, the load generator itself is what is measured. */
  generatorBusyAtMost: 0.8,
  /** In microseconds; the fast calls are due every 2,500. */
  generatorLateAtMost: 5_000,
  /** Gain of two threads over one without which no CPU-bound tool can scale on this machine. */
  machineGainAtLeast: 1.5,
} as const;

/** The machine's own gain with this many threads; waiting needs no CPU, so it can scale fully. */
const possible = (tool: Tool, size: number): Figure["of"] => {
  if (tool === "io") return () => size;
  return (starts) => logAverage(starts.map((start) => hashesOf(start, size) / fastestThread(start)));
};

const hashesOf = (start: StartFigures, threads: number): number =>
  start[perSecond("cpu", rowOf(MACHINE, threads))] ?? Number.NaN;

/** A single thread that is slower than each of several met a slow phase; that must not count as a gain. */
const fastestThread = (start: StartFigures): number =>
  Math.max(...SIZES.map((threads) => hashesOf(start, threads) / threads));

const efficiency = (tool: Tool, transport: Transport, size: number): Figure => {
  const gain = ratioOf(perSecond(tool, rowOf(transport, size)), perSecond(tool, rowOf(transport, 1)));
  const limit = possible(tool, size);
  return {
    id: `efficiency:${tool}:${rowOf(transport, size)}`,
    unit: "ratio",
    of: (starts) => gain(starts) / limit(starts),
    noise: `noise:${tool}`,
  };
};

/** Calls per second. */
const rate = (id: string): Figure => ({ id, unit: "count", of: meanOf(id), worse: "less", isAbsolute: true });

export const FIGURES: readonly Figure[] = [
  ...TOOLS.flatMap((tool): Figure[] => [
    ...TRANSPORTS.flatMap((transport) => SEVERAL.map((size) => efficiency(tool, transport, size))),
    {
      id: `pool:${tool}`,
      unit: "ratio",
      of: ratioOf(perSecond(tool, rowOf("http", MOST)), perSecond(tool, rowOf("stdio", MOST))),
      noise: `noise:${tool}`,
    },
    { id: `noise:${tool}`, unit: "ratio", of: ratioOf(perSecond(tool, AGAIN), perSecond(tool, rowOf("http", 1))) },
  ]),
  ...SEVERAL.map((size): Figure => ({ id: `possible@${size}`, unit: "ratio", of: possible("cpu", size) })),
  ...(["slow", "large"] as const).flatMap((beside): Figure[] => [
    {
      id: `beside:${beside}`,
      unit: "ratio",
      of: ratioOf(fast(beside, rowOf("stdio", 1)), fast(beside, rowOf("http", 1))),
      noise: `noise:${beside}`,
    },
    { id: `noise:${beside}`, unit: "ratio", of: ratioOf(fast(beside, AGAIN), fast(beside, rowOf("http", 1))) },
  ]),
  ...TOOLS.flatMap((tool) =>
    TRANSPORTS.flatMap((transport) => SIZES.map((size) => rate(perSecond(tool, rowOf(transport, size))))),
  ),
  ...SIZES.map((size): Figure => ({ ...rate(perSecond("cpu", rowOf(MACHINE, size))), worse: null })),
  ...TRANSPORTS.flatMap((transport) =>
    BESIDES.map((beside) => fast(beside, rowOf(transport, 1))).map(
      (id): Figure => ({ id, unit: "micros", of: meanOf(id) }),
    ),
  ),
  ...TRANSPORTS.flatMap((transport) =>
    CONCURRENCIES.flatMap((concurrency): Figure[] => {
      const [p99, busy] = [inFlight("p99", transport, concurrency), inFlight("busy", transport, concurrency)];
      return [
        rate(inFlight("perSecond", transport, concurrency)),
        { id: p99, unit: "micros", of: meanOf(p99) },
        { id: busy, unit: "share", of: meanOf(busy) },
      ];
    }),
  ),
  { id: GENERATOR.busy, unit: "share", of: meanOf(GENERATOR.busy) },
  { id: GENERATOR.late, unit: "micros", of: meanOf(GENERATOR.late), worse: null },
];

/** Whether the load generator may have been the bottleneck, judged by the upper end of the interval over all starts. */
const generatorWas = (estimates: Estimates, which: keyof typeof GENERATOR, atMost: number): boolean => {
  const { value, high } = estimates(GENERATOR[which]);
  return (high ?? value) > atMost;
};

const isGeneratorBusy = (estimates: Estimates): boolean =>
  generatorWas(estimates, "busy", THRESHOLDS.generatorBusyAtMost);

/** On one core no CPU-bound work can scale, whatever is put in front of it. */
const canScale = (estimates: Estimates): boolean =>
  sideOf(estimates("possible@2"), THRESHOLDS.machineGainAtLeast) === "reaches";

export const H1: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates) => {
    if (isGeneratorBusy(estimates) || !canScale(estimates)) return { verdict: "inconclusive", isUnfit: true };
    const sides = TOOLS.flatMap((tool) =>
      SEVERAL.map((size) =>
        sideOf(estimates(`efficiency:${tool}:${rowOf("http", size)}`), THRESHOLDS.efficiencyAtLeast),
      ),
    );
    return { verdict: verdictOf(sides) };
  },
};

export const S8: ClaimRule = {
  thresholds: THRESHOLDS,
  judge: (estimates): Judgement => {
    const isLate = generatorWas(estimates, "late", THRESHOLDS.generatorLateAtMost);
    if (isGeneratorBusy(estimates) || isLate) return { verdict: "inconclusive", isUnfit: true };
    const isWorse = (tool: Tool): Side => sideOf(estimates(`pool:${tool}`), THRESHOLDS.stdioWorseAtLeast);
    const holdsUp = (beside: "slow" | "large"): Side => sideOf(estimates(`beside:${beside}`), THRESHOLDS.heldUpAtLeast);
    const poolOfCpu = canScale(estimates) ? isWorse("cpu") : "spans";
    return { verdict: verdictOf([poolOfCpu, isWorse("io"), holdsUp("slow"), holdsUp("large")]) };
  },
};
