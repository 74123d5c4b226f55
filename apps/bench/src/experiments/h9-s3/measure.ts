import type { ExperimentSetting, StartFigures } from "../experiment.ts";
import { makeKeyedFolder, probeDeployments } from "./http-deployments.ts";
import { countStdioSockets, lookFromAround } from "./reach.ts";

export const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const keyed = await makeKeyedFolder(setting.dataDir);
  return {
    ...(await probeDeployments(setting, keyed)),
    ...(await countStdioSockets(setting)),
    ...(await lookFromAround(setting, keyed)),
  };
};
