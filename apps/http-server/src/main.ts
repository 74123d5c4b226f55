import { closeOnSignal, listen } from "@twinhost/http-kit";
import { exitOnStartError, LOCAL_CALLER, openStandardToolbox, parseSettings, startOrExit } from "@twinhost/tools";
import { destination, pino } from "pino";
import { createToolServer } from "./app.ts";
import { settingsSchema } from "./settings.ts";

const settings = parseSettings(settingsSchema, process.env);
const log = pino({ level: settings.LOG_LEVEL }, destination(2));
const { toolbox, isReady, close: closeTools } = startOrExit(() => openStandardToolbox(settings, log));
const toolServer = createToolServer({
  toolbox,
  caller: LOCAL_CALLER,
  isReady,
  allowedHosts: settings.ALLOWED_HOSTS,
  allowedOrigins: settings.ALLOWED_ORIGINS,
  log,
});
const listening = await listen(toolServer.app, { host: settings.HOST, port: settings.PORT, log }).catch(
  exitOnStartError,
);
log.info({ address: listening.address }, "tool server listens");

closeOnSignal(log, async () => {
  await Promise.all([listening.close(), toolServer.close()]);
  await closeTools();
});
