import { LOCAL_CALLER } from "@twinhost/core";
import { applyLimits, watchKeys } from "@twinhost/policy";
import { exitOnStartError, openHostToolbox, startOrExit } from "@twinhost/runtime";
import {
  createToolServer,
  findConsole,
  networkOptions,
  openServerRuntime,
  prepareServer,
  serveUntilSignal,
} from "@twinhost/server";
import { openThirdParty } from "@twinhost/third-party/host";
import { content, createAddedDocuments, tools as productTools } from "@twinhost/tools";
import type { Flags } from "./flags.ts";
import { settingsSchema } from "./settings.ts";

/** Runs the tool server until a signal ends it. */
export const runToolServer = async (flags: Flags): Promise<void> => {
  const server = prepareServer(settingsSchema, { ...process.env, ...flags });
  const { environment, settings, hostLog, log, keys, tokens } = server;
  const runtime = await openServerRuntime({
    settings,
    program: "twinhost-tool-server",
    engineStates: () => tools.engineStates(),
    ...(settings.MCP_CONFIG_FILE !== undefined && { readyDetails: async () => ({ mcp_servers: source?.states() }) }),
    hostLog,
  });
  const { tracing } = runtime;
  const source = await openThirdParty({ settings, environment, tools: productTools, log, tracing }).catch(
    exitOnStartError,
  );
  const tools = startOrExit(() => openHostToolbox({ ...runtime, tools: productTools, source, content, settings, log }));
  const toolServer = createToolServer({
    ...networkOptions(settings),
    ...tools,
    toolbox: runtime.watch(tools.toolbox),
    caller: LOCAL_CALLER,
    keys,
    tokens,
    pages: findConsole(settings.CONSOLE_DIR),
    observers: runtime.observers,
    openRoutes: runtime.openRoutes,
    protectedRoutes: runtime.protectedRoutes,
    documents: createAddedDocuments({ settings, dataDirectory: settings.DATA_DIR, log }),
    trace: runtime.trace,
    stack: settings.MCP_STACK,
    log,
  });
  // Subscribers list again. A session of 2025-11-25 is bound to its first rights, so its client opens a new one.
  const publishRights = (): void => {
    tools.changes.publish({ kind: "tools_list_changed" });
    tools.changes.publish({ kind: "resources_list_changed" });
  };
  const stopWatchingKeys = watchKeys(keys, publishRights, log);

  const address = await serveUntilSignal(server, {
    app: toolServer.app,
    runtime,
    apply: applyLimits(tools.limits),
    endStreams: toolServer.close,
    close: async () => {
      await tools.close();
      stopWatchingKeys();
    },
  });
  log.info({ address }, "tool server listens");
  server.warnIfOpen();
  tools.warmUp();
};
