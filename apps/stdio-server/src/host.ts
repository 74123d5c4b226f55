import { createMcpServer, openHostLog, openStandardToolbox, parseSettings, startOrExit } from "@twinhost/tools";
import { serveOnStdio } from "./serve.ts";
import { settingsSchema } from "./settings.ts";

const settings = parseSettings(settingsSchema, process.env);
// stdout belongs to the protocol.
const { log, flush } = openHostLog(settings.LOG_LEVEL);
const { toolbox, library, close } = startOrExit(() => openStandardToolbox(settings, log));
const caller = { id: settings.TOOL_CALLER, allowedTools: settings.ALLOWED_TOOLS };

await serveOnStdio(() => createMcpServer({ toolbox, caller, transport: "stdio", library }), log, library.changes);
await close();
await flush();
process.exit(0);
