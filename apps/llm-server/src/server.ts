import { closeOnSignal, exitOnStartError, listen, networkOptions, openKeys, readTlsFiles } from "@twinhost/http-kit";
import { openHostLog, parseSettings, startOrExit } from "@twinhost/tools";
import { createLlmApp } from "./app.ts";
import { findConsole } from "./console/console-files.ts";
import { flags } from "./flags.ts";
import { createModels } from "./model/models.ts";
import { settingsSchema } from "./settings.ts";
import { createConnections } from "./transport/connections.ts";
import { stdioCommand } from "./transport/stdio-command.ts";
import { stdioEnvironment } from "./transport/stdio-environment.ts";
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
  models: createModels({ model: settings.MODEL, baseUrl: settings.MODEL_BASE_URL, apiKey: settings.MODEL_API_KEY }),
  defaultTransport: settings.TOOL_TRANSPORT,
  maxToolResultChars: settings.MAX_TOOL_RESULT_CHARS,
  ...networkOptions(settings),
  keys,
  console: {
    directory: findConsole(settings.CONSOLE_DIR),
    reportFile: settings.REPORT_FILE,
    toolServer: { url: settings.MCP_SERVER_URL, apiKey: settings.MCP_API_KEY },
    toolProcess: () => ({
      ...stdioCommand(settings.STDIO_COMMAND),
      env: stdioEnvironment(settings.DATA_DIR, process.env),
    }),
  },
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
