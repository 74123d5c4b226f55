import { shuffle } from "simple-statistics";
import type { WarmUp } from "../../generator/generator-api.ts";
import { type Environment, prepareEnvironment } from "../../guards/environment.ts";
import { guardArm } from "../../guards/guard-arm.ts";
import { planPairs } from "../../guards/pairs.ts";
import { openTraceCollector, type TraceCollector } from "../../guards/trace-collector.ts";
import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, OpenExperiment, StartFigures } from "../experiment.ts";
import { cell, SIDES, TRANSPORTS, type Transport } from "./cells.ts";

const PLANS: Readonly<Record<ExperimentSetting["mode"], { readonly warmUp: WarmUp; readonly turns: number }>> = {
  full: { warmUp: { calls: 3_000, mostMs: 1_500 }, turns: 800 },
  quick: { warmUp: { calls: 1_000, mostMs: 400 }, turns: 400 },
};

export const openFeatures = async (setting: ExperimentSetting): Promise<OpenExperiment> => {
  const { hosts, dataDir } = setting;
  const collector = await openTraceCollector();
  const environment = await prepareEnvironment({ hosts, dataDir, collector: collector.url });
  return { measureStart: () => measureStart(setting, environment, collector), close: collector.close };
};

const measureStart = async (
  setting: ExperimentSetting,
  environment: Environment,
  collector: TraceCollector,
): Promise<StartFigures> => {
  const figures: Record<string, number> = {};
  const batches = collector.batches();
  for (const transport of shuffle([...TRANSPORTS]))
    Object.assign(figures, await measureTransport(transport, setting, environment));
  if (collector.batches() === batches) throw new Error("Traces were on, and no span was sent.");
  return figures;
};

/** The hosts of one transport run side by side and are called in turn, so that all meet the same conditions. */
const measureTransport = async (
  transport: Transport,
  { dataDir, calls, mode, onDrift }: ExperimentSetting,
  environment: Environment,
): Promise<StartFigures> => {
  const { warmUp, turns } = PLANS[mode];
  const [pair] = planPairs(transport, ["all"]);
  if (!pair) throw new Error(`The features cannot be measured over ${transport}.`);
  const arms = SIDES.map((side) => ({
    ...guardArm(transport, side, side === "on" ? pair.on : pair.off, environment),
    row: cell(side, transport),
  }));
  return withArms(arms, { dataDir, calls, warmUp, onDrift }, (api) =>
    api.measureInTurns({ workload: "calculate", rows: arms.map(({ row }) => row), turns }),
  );
};
