import { traceToolbox } from "@twinhost/core";
import { serveOnStdio } from "@twinhost/mcp/sdk-free";
import { openHostLog, openHostToolbox, openTracing, parseSettings, startOrExit } from "@twinhost/runtime";
import { content, tools } from "@twinhost/tools";
import { settingsSchema } from "./settings.ts";

/** By then a client has connected and listed the tools; one that only asks and leaves is not held up. */
const WARM_UP_AFTER_MS = 1_000;

const settings = parseSettings(settingsSchema, process.env);
// stdout belongs to the protocol.
const { log, flush } = openHostLog(settings.LOG_LEVEL);
const tracing = await openTracing(settings, "twinhost-stdio-host", log);
const opened = startOrExit(() => openHostToolbox({ tools, content, settings, log, tracing }));
const { library, changes, requestStates, warmUp, close } = opened;
const toolbox = tracing ? traceToolbox(opened.toolbox, tracing) : opened.toolbox;
const caller = { id: settings.TOOL_CALLER, allowedTools: settings.ALLOWED_TOOLS };

const served = { toolbox, caller, transport: "stdio", library, requestStates };
setTimeout(warmUp, WARM_UP_AFTER_MS).unref();
await serveOnStdio(served, {
  log,
  changes,
  stack: settings.MCP_STACK,
  drainMs: settings.SHUTDOWN_DEADLINE_MS,
});
await close();
await tracing?.close();
await flush();
process.exit(0);
