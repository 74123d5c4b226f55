import { closeOnSignal, exitOnStartError, listen, networkOptions, openKeys, readTlsFiles } from "@twinhost/http-kit";
import { openHostLog, parseSettings, startOrExit } from "@twinhost/tools";
import { createLlmApp } from "./app.ts";
import { flags } from "./flags.ts";
import { createModels } from "./model/models.ts";
import { settingsSchema } from "./settings.ts";
import { createConnections } from "./transport/connections.ts";
import { createToolCatalog } from "./transport/tool-catalog.ts";

// The AI SDK prints warnings to the console unless told not to.
globalThis.AI_SDK_LOG_WARNINGS = false;

const settings = parseSettings(settingsSchema, { ...process.env, ...flags(process.argv) });
const { log, flush } = openHostLog(settings.LOG_LEVEL);
const tls = startOrExit(() => readTlsFiles(settings));
const { keys, warnIfOpen } = startOrExit(() => openKeys(settings, log));
const connections = createConnections(settings, log);
const catalog = createToolCatalog(connections, log);
const app = createLlmApp({
  connections,
  catalog,
  models: await createModels(settings),
  defaultTransport: settings.TOOL_TRANSPORT,
  ...networkOptions(settings),
  keys,
  log,
});
const listening = await listen(app, { host: settings.HOST, port: settings.PORT, tls, log }).catch(exitOnStartError);
log.info(
  { address: listening.address, transport: settings.TOOL_TRANSPORT, model: settings.MODEL },
  "LLM server listens",
);
warnIfOpen();

closeOnSignal(log, async () => {
  await listening.close();
  await connections.close();
  keys.close();
  await flush();
});

// The first question should not have to wait for the tools to start.
await catalog.isReachable(settings.TOOL_TRANSPORT);
