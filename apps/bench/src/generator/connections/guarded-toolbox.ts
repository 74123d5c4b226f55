import { devNull } from "node:os";
import { createInProcessToolClient } from "@twinhost/client";
import { LOCAL_CALLER } from "@twinhost/core";
import { hostSettings, openHostToolbox, parseSettings, withToolSettings } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";
import { destination, pino } from "pino";
import type { ToolboxGuards } from "../../arms/arm.ts";
import type { Caller } from "../caller.ts";
import { callerOfToolClient } from "./tool-client.ts";

type Schema = (typeof tools)[number]["input"];

/** The same schema, so that tool descriptions are unchanged, but without validation. */
const passing = (schema: Schema): Schema =>
  Object.create(schema, {
    parse: { value: (data: unknown) => data },
    safeParse: { value: (data: unknown) => ({ success: true, data }) },
  });

/** The tools in the load generator's own process, with policies that can be switched individually. */
export const connectGuardedToolbox = (
  dataDir: string,
  { settings: given, allowedTools, validates }: ToolboxGuards,
): Caller => {
  const settings = parseSettings(withToolSettings(hostSettings, tools), { ...given, DATA_DIR: dataDir });
  // The cost of an audit line is creating it and one write.
  const log = pino({ level: settings.LOG_LEVEL }, destination(devNull));
  const { toolbox, close } = openHostToolbox({
    tools: validates
      ? tools
      : tools.map((tool) => ({ ...tool, input: passing(tool.input), output: passing(tool.output) })),
    settings,
    log,
  });
  const caller = callerOfToolClient(
    createInProcessToolClient({ toolbox, caller: { ...LOCAL_CALLER, allowedTools: [...allowedTools] } }),
  );
  return {
    ...caller,
    close: async () => {
      await caller.close();
      await close();
    },
  };
};
