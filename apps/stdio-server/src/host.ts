import { createMcpServer, openStandardToolbox, parseSettings, startOrExit } from "@twinhost/tools";
import { destination, pino } from "pino";
import { serveOnStdio } from "./serve.ts";
import { settingsSchema } from "./settings.ts";

const settings = parseSettings(settingsSchema, process.env);
// stdout belongs to the protocol.
const log = pino({ level: settings.LOG_LEVEL }, destination(2));
const { toolbox, close } = startOrExit(() => openStandardToolbox(settings, log));
const caller = { id: settings.TOOL_CALLER, allowedTools: settings.ALLOWED_TOOLS };

await serveOnStdio(() => createMcpServer({ toolbox, caller, transport: "stdio" }), log);
await close();
process.exit(0);
