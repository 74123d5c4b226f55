/** Our HTTP tool server with the benchmark's own tools, put together from the packages as the product's is. */
import { flushCompileCache } from "node:module";
import { LOCAL_CALLER, type ResourceProvider } from "@twinhost/core";
import { hostSettings, openHostToolbox, withToolSettings } from "@twinhost/runtime";
import {
  createToolServer,
  networkOptions,
  openServerRuntime,
  prepareServer,
  runtimeSettings,
  serverSettings,
  serveUntilSignal,
} from "@twinhost/server";
import { deployedTools } from "./tools.ts";

const NO_RESOURCES: ResourceProvider = {
  templates: [],
  list: async () => ({ resources: [] }),
  read: async () => undefined,
  complete: async () => ({ values: [] }),
};

const tools = deployedTools(process.argv[2]);
const schema = serverSettings(3000).extend({ ...hostSettings.shape, ...runtimeSettings.shape });
const server = prepareServer(withToolSettings(schema, tools), process.env);
const { settings, hostLog, log, keys } = server;
const operation = await openServerRuntime({
  settings,
  program: "twinhost-bench-tools",
  engineStates: () => opened.engineStates(),
  hostLog,
});
const opened = openHostToolbox({ ...operation, tools, settings, log });
const toolServer = createToolServer({
  ...networkOptions(settings),
  ...opened,
  // As with the product's content, clients listen for changes, and learn at once of a server that went.
  library: { resources: NO_RESOURCES, prompts: [], changes: opened.changes },
  toolbox: operation.watch(opened.toolbox),
  caller: LOCAL_CALLER,
  keys,
  observers: operation.observers,
  openRoutes: operation.openRoutes,
  guardedRoutes: operation.guardedRoutes,
  log,
});
await serveUntilSignal(server, {
  app: toolServer.app,
  operation,
  apply: {},
  endStreams: toolServer.close,
  close: opened.close,
});
opened.warmUp();
// Those that start after it find the code compiled.
flushCompileCache();
