/**
 * The same server without what watches it: no log, usage, audit, metrics, traces, and none of the code for them on the way
 * of a request. `pnpm bench guards` compares it with the server in which all that is switched off.
 */
import { closeOnSignal, listen, networkOptions, openKeys } from "@twinhost/http-kit";
import {
  createToolbox,
  LOCAL_CALLER,
  openGovernance,
  openStandardToolbox,
  parseSettings,
  type ToolDependencies,
  tools,
} from "@twinhost/tools";
import { pino } from "pino";
import { createToolServer } from "./app.ts";
import { settingsSchema } from "./settings.ts";

const settings = { ...parseSettings(settingsSchema, process.env), USAGE: "off" as const };
const log = pino({ level: "silent" });
let engines: ToolDependencies | undefined;
const standard = openStandardToolbox(settings, log, undefined, (built) => {
  engines = built;
  return built;
});
if (!engines) throw new Error("The standard toolbox has no engines.");
const toolbox = createToolbox({
  tools,
  dependencies: engines,
  log,
  ...openGovernance(settings, log).toolboxOptions,
  recordUsage: () => {},
});
const { keys } = openKeys(settings, log);
const toolServer = createToolServer({
  ...networkOptions(settings),
  ...standard,
  toolbox,
  caller: LOCAL_CALLER,
  keys,
  log,
});
const listening = await listen(toolServer.app, { host: settings.HOST, port: settings.PORT, log });
closeOnSignal(log, async () => {
  await listening.close(0);
  await standard.close();
  keys.close();
});
