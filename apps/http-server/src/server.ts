import { LOCAL_CALLER } from "@twinhost/core";
import { applyLimits, watchKeys } from "@twinhost/policy";
import { exitOnStartError, openHostLog, openHostToolbox, parseSettings, startOrExit } from "@twinhost/runtime";
import {
  closeOnSignal,
  createToolServer,
  findConsole,
  listen,
  networkOptions,
  openKeys,
  openServerRuntime,
  readTlsFiles,
  reloadOnHangup,
  serverReloads,
  withSettingsFile,
} from "@twinhost/server";
import { content, tools as productTools } from "@twinhost/tools";
import type { Flags } from "./flags.ts";
import { settingsSchema } from "./settings.ts";

/** Runs the tool server until a signal ends it. */
export const runToolServer = async (flags: Flags): Promise<void> => {
  const given = { ...process.env, ...flags };
  const settings = parseSettings(
    settingsSchema,
    startOrExit(() => withSettingsFile(given)),
  );
  const hostLog = openHostLog(settings.LOG_LEVEL);
  const { log } = hostLog;
  const tls = startOrExit(() => readTlsFiles(settings));
  const operation = await openServerRuntime({
    settings,
    program: "twinhost-tool-server",
    engineStates: () => tools.engineStates(),
    hostLog,
  });
  const tools = startOrExit(() => openHostToolbox({ ...operation, tools: productTools, content, settings, log }));
  const { keys, reload: reloadKeys, warnIfOpen } = startOrExit(() => openKeys(settings, log));
  const toolServer = createToolServer({
    ...networkOptions(settings),
    ...tools,
    toolbox: operation.watch(tools.toolbox),
    caller: LOCAL_CALLER,
    keys,
    pages: findConsole(settings.CONSOLE_DIR),
    observers: operation.observers,
    openRoutes: operation.openRoutes,
    guardedRoutes: operation.guardedRoutes,
    trace: operation.trace,
    stack: settings.MCP_STACK,
    log,
  });
  const listening = await listen(toolServer.app, { host: settings.HOST, port: settings.PORT, tls, log }).catch(
    exitOnStartError,
  );
  tools.warmUp();
  // Who listens lists anew; a session of 2025-11-25, which has the rights that it began with, is opened anew for that.
  const stopWatchingKeys = watchKeys(keys, () => {
    tools.changes.publish({ kind: "tools_list_changed" });
    tools.changes.publish({ kind: "resources_list_changed" });
  });

  const reloads = serverReloads({ settings, listening, reloadKeys, log });
  reloadOnHangup({
    schema: settingsSchema,
    settings,
    environment: given,
    apply: { ...reloads.apply, ...applyLimits(tools.limits) },
    reread: reloads.reread,
    log,
  });
  closeOnSignal(log, async () => {
    await operation.drain(listening, toolServer.close);
    await tools.close();
    stopWatchingKeys();
    keys.close();
    await operation.close();
    await hostLog.flush();
  });

  // Whoever reads this may end the server at once: its end is prepared by now.
  log.info({ address: listening.address }, "tool server listens");
  warnIfOpen();
};
