import { createInProcessToolClient } from "@twinhost/client";
import { LOCAL_CALLER } from "@twinhost/core";
import { hostSettings, openHostToolbox, parseSettings, withToolSettings } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";
import { pino } from "pino";
import type { Caller } from "../caller.ts";
import { callerOfToolClient } from "./tool-client.ts";

/** These compute the expected answers: on a busy machine the first call may exceed a tool's usual timeout. */
const patientTools = tools.map((tool) => ({ ...tool, timeoutMs: 60_000 }));

/** The tools in the load generator's own process. */
export const connectInProcess = (dataDir: string): Caller => {
  const settings = parseSettings(withToolSettings(hostSettings, tools), { DATA_DIR: dataDir, LOG_LEVEL: "error" });
  const { toolbox, close } = openHostToolbox({ tools: patientTools, settings, log: pino({ level: "silent" }) });
  const caller = callerOfToolClient(createInProcessToolClient({ toolbox, caller: LOCAL_CALLER }));
  return {
    ...caller,
    close: async () => {
      await caller.close();
      await close();
    },
  };
};
