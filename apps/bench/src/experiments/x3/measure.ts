import { median, shuffle } from "simple-statistics";
import { type Environment, prepareEnvironment } from "../../guards/environment.ts";
import { guardArm } from "../../guards/guard-arm.ts";
import { measurePair } from "../../guards/measure-pair.ts";
import { planPairs } from "../../guards/pairs.ts";
import { FULL_GUARDS_PLAN, type GuardsPlan, QUICK_GUARDS_PLAN } from "../../guards/plan.ts";
import { openTraceCollector, type TraceCollector } from "../../guards/trace-collector.ts";
import type { ExperimentSetting, OpenExperiment, StartFigures } from "../experiment.ts";
import { cell, ROWS, TRANSPORTS } from "./cells.ts";

/** Of each of six pairs: what bench guards takes for one is too long for all. */
const PLANS: Readonly<Record<ExperimentSetting["mode"], GuardsPlan>> = {
  full: { ...FULL_GUARDS_PLAN, warmUp: { calls: 2_000, mostMs: 1_000 } },
  quick: { ...QUICK_GUARDS_PLAN, warmUp: { calls: 800, mostMs: 350 } },
};

export const openFeatures = async (setting: ExperimentSetting): Promise<OpenExperiment> => {
  const { hosts, dataDir } = setting;
  const collector = await openTraceCollector();
  const environment = await prepareEnvironment({ hosts, dataDir, collector: collector.url });
  return { measureStart: () => measureStart(setting, environment, collector), close: collector.close };
};

const measureStart = async (
  { dataDir, calls, mode, onDrift }: ExperimentSetting,
  environment: Environment,
  collector: TraceCollector,
): Promise<StartFigures> => {
  const plan = PLANS[mode];
  const figures: Record<string, number> = {};
  const batches = collector.batches();
  const pairs = TRANSPORTS.flatMap((transport) =>
    ROWS.map((row) => ({ transport, row, pair: planPairs(transport, [row])[0] })),
  );
  for (const { transport, row, pair } of shuffle(pairs)) {
    if (!pair) throw new Error(`The features cannot be measured over ${transport}.`);
    const measured = await measurePair({
      off: guardArm(transport, `${row} off`, pair.off, environment),
      on: guardArm(transport, `${row} on`, pair.on, environment),
      dataDir,
      calls,
      plan,
      onDrift: (side) => onDrift(`${transport}, ${side}`),
    });
    for (const side of ["off", "on"] as const)
      figures[cell(row, transport, side)] = median([...measured[side].medians]);
  }
  if (collector.batches() === batches) throw new Error("Traces were on, and no span was sent.");
  return figures;
};
