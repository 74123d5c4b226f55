import type { Experiment, ExperimentSetting, StartFigures } from "../experiment.ts";
import { makeKeyedFolder, probeDeployments } from "./http-deployments.ts";
import { countStdioSockets, lookFromAround } from "./reach.ts";
import { FIGURES, H9, S3 } from "./rule.ts";
import { en, ko } from "./texts.ts";

const measureStart = async (setting: ExperimentSetting): Promise<StartFigures> => {
  const keyed = await makeKeyedFolder(setting.dataDir);
  return {
    ...(await probeDeployments(setting, keyed)),
    ...(await countStdioSockets(setting)),
    ...(await lookFromAround(setting, keyed)),
  };
};

/** What abuse is let in, and what a local user or a hostile tool reaches. */
export const security: Experiment = {
  id: "H9",
  claims: { H9, S3 },
  figures: FIGURES,
  texts: { en, ko },
  mostStarts: 1,
  secondsPerStart: { full: 12, quick: 12 },
  open: async (setting) => ({ measureStart: () => measureStart(setting), close: () => {} }),
};
