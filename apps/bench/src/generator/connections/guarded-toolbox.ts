import { devNull } from "node:os";
import { createInProcessToolClient } from "@twinhost/client";
import { createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { openCallPolicy } from "@twinhost/policy";
import { hostSettings, openStandardToolbox, parseSettings } from "@twinhost/runtime";
import { type ToolDependencies, tools } from "@twinhost/tools";
import { destination, pino } from "pino";
import type { ToolboxGuards } from "../../arms/arm.ts";
import type { Caller } from "../caller.ts";
import { callerOfToolClient } from "./tool-client.ts";

type Schema = (typeof tools)[number]["input"];

/** The same schema, so that tools are described alike, but it lets everything pass unseen. */
const passing = (schema: Schema): Schema =>
  Object.create(schema, {
    parse: { value: (data: unknown) => data },
    safeParse: { value: (data: unknown) => ({ success: true, data }) },
  });

/** The tools in the load generator's own process, with guards that can be switched one by one. */
export const connectGuardedToolbox = (
  dataDir: string,
  { settings: given, allowedTools, validates }: ToolboxGuards,
): Caller => {
  const settings = parseSettings(hostSettings, { ...given, DATA_DIR: dataDir });
  // What a line of audit costs is its making and one write.
  const log = pino({ level: settings.LOG_LEVEL }, destination(devNull));
  let engines: ToolDependencies | undefined;
  const standard = openStandardToolbox({ ...settings, USAGE: "off" }, log, undefined, (built) => {
    engines = built;
    return built;
  });
  if (!engines) throw new Error("The standard toolbox has no engines.");
  const callPolicy = openCallPolicy(settings, log);
  const toolbox = createToolbox({
    tools: validates
      ? tools
      : tools.map((tool) => ({ ...tool, input: passing(tool.input), output: passing(tool.output) })),
    dependencies: engines,
    log,
    ...callPolicy.toolboxOptions,
  });
  const caller = callerOfToolClient(
    createInProcessToolClient({ toolbox, caller: { ...LOCAL_CALLER, allowedTools: [...allowedTools] } }),
  );
  return {
    ...caller,
    close: async () => {
      await caller.close();
      await standard.close();
      callPolicy.close();
    },
  };
};
