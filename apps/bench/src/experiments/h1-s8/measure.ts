import { withArms } from "../../run/with-arms.ts";
import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { measureBeside } from "./beside.ts";
import { WORKLOADS } from "./calls.ts";
import { openDeployment } from "./deployment.ts";
import { measureFullLoad } from "./full-load.ts";
import { measureOneProcess } from "./one-process.ts";
import { PLANS } from "./plans.ts";

/** All scenarios run side by side; one is called at a time. */
export const measureStart = async ({ dataDir, calls, mode, onDrift }: ExperimentSetting): Promise<StartFigures> => {
  const plan = PLANS[mode];
  const deployment = await openDeployment(dataDir);
  try {
    const options = { dataDir, calls, moreWorkloads: WORKLOADS, warmUp: plan.warmUp, onDrift };
    return await withArms(deployment.arms, options, async (api) => ({
      ...(await measureFullLoad(api, deployment, plan)),
      ...(await measureOneProcess(api, plan)),
      ...(await measureBeside(api, plan)),
    }));
  } finally {
    await deployment.close();
  }
};
