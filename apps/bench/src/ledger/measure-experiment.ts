import type { Experiment, ExperimentSetting, StartFigures } from "../experiments/experiment.ts";
import { othersShare, readProcessorTimes } from "../measure/others-share.ts";
import type { ExperimentResult } from "./result.ts";

/** Measures all starts. A single wrong answer, or an injected fault that does not show, leaves no figures at all. */
export const measureExperiment = async (
  experiment: Experiment,
  setting: Omit<ExperimentSetting, "onDrift">,
  starts: number,
  onStart: (start: number) => void,
): Promise<ExperimentResult> => {
  const begunAt = new Date();
  const figures: StartFigures[] = [];
  const drifting = new Set<string>();
  let failure: string | null = null;
  let others: number | null = null;
  try {
    const opened = await experiment.open({ ...setting, onDrift: (row) => drifting.add(row) });
    try {
      for (let start = 1; start <= starts; start++) {
        onStart(start);
        const before = await readProcessorTimes();
        figures.push(requireNumbers(await opened.measureStart()));
        const after = await readProcessorTimes();
        if (before && after) others = Math.max(others ?? 0, othersShare(before, after));
      }
    } finally {
      opened.close();
    }
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  return {
    id: experiment.id,
    startedAt: begunAt.toISOString(),
    seconds: (Date.now() - begunAt.getTime()) / 1_000,
    starts: failure === null ? figures.map((start) => ({ ...start })) : [],
    drifting: [...drifting].sort(),
    othersShare: others,
    failure,
  };
};

/** @throws when a figure is not a finite number, which would make a verdict meaningless */
const requireNumbers = (figures: StartFigures): StartFigures => {
  const names = Object.keys(figures).filter((name) => !Number.isFinite(figures[name]));
  if (names.length > 0) throw new Error(`Not measured: ${names.join(", ")}.`);
  return figures;
};
