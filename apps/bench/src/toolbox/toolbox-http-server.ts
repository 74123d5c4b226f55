/** Our HTTP tool server with the benchmark's own tools, assembled from the packages like the product's. */
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
const runtime = await openServerRuntime({
  settings,
  program: "twinhost-bench-tools",
  engineStates: () => opened.engineStates(),
  hostLog,
});
const opened = openHostToolbox({ ...runtime, tools, settings, log });
const toolServer = createToolServer({
  ...networkOptions(settings),
  ...opened,
  // As with the product's content, clients listen for changes and notice at once when a server has gone.
  library: { resources: NO_RESOURCES, prompts: [], changes: opened.changes },
  toolbox: runtime.watch(opened.toolbox),
  caller: LOCAL_CALLER,
  keys,
  observers: runtime.observers,
  openRoutes: runtime.openRoutes,
  protectedRoutes: runtime.protectedRoutes,
  log,
});
await serveUntilSignal(server, {
  app: toolServer.app,
  runtime,
  apply: {},
  endStreams: toolServer.close,
  close: opened.close,
});
opened.warmUp();
// Servers started later find the code compiled.
flushCompileCache();
