import { LOCAL_CALLER } from "@twinhost/core";
import { createFixtureToolbox, fixtureCaller } from "@twinhost/e2e";
import { serveOnStdio } from "@twinhost/mcp";
import { pino } from "pino";
import { openSharedCallTracker } from "./shared-call-tracker.ts";

const { CALL_TRACKER_FILE, MCP_STACK, ALLOWED_TOOLS } = process.env;
const toolbox = createFixtureToolbox(
  {},
  CALL_TRACKER_FILE === undefined ? undefined : openSharedCallTracker(CALL_TRACKER_FILE),
);
const caller = ALLOWED_TOOLS === "*" ? LOCAL_CALLER : fixtureCaller;
const served = { toolbox, caller, transport: "stdio" };
await serveOnStdio(served, { log: pino({ level: "silent" }), stack: MCP_STACK === "sdk" ? "sdk" : "fast" });
process.exit(0);
