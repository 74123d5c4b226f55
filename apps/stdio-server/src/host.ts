import { setTimeout as sleep } from "node:timers/promises";
import { traceToolbox } from "@twinhost/core";
import { serveOnStdio } from "@twinhost/mcp/sdk-free";
import {
  exitOnStartError,
  openHostLog,
  openHostToolbox,
  openTracing,
  parseSettings,
  startOrExit,
} from "@twinhost/runtime";
import { openThirdParty } from "@twinhost/third-party/host";
import { content, tools } from "@twinhost/tools";
import { settingsSchema } from "./settings.ts";

/** How long startup waits for third-party MCP servers; a client may wait only 10 s for its first answer. */
const THIRD_PARTY_START_MS = 5_000;

const settings = parseSettings(settingsSchema, process.env);
// stdout belongs to the protocol.
const { log, flush } = openHostLog(settings.LOG_LEVEL);
const tracing = await openTracing(settings, "twinhost-stdio-host", log);
const source = await openThirdParty({ settings, environment: process.env, tools, log, tracing }).catch(
  exitOnStartError,
);
const opened = startOrExit(() => openHostToolbox({ tools, source, content, settings, log, tracing }));
const { library, changes, requestStates, warmUp, close } = opened;
const toolbox = tracing ? traceToolbox(opened.toolbox, tracing) : opened.toolbox;
const caller = { id: settings.TOOL_CALLER, allowedTools: settings.ALLOWED_TOOLS };

const served = { toolbox, caller, transport: "stdio", library, requestStates };
// Many clients list the tools only once, at startup.
if (source) await Promise.race([source.started, sleep(THIRD_PARTY_START_MS)]);
warmUp();
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
