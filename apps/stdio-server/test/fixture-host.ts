import { createFixtureToolbox, fixtureCaller } from "@twinhost/e2e";
import { createMcpServer, serveOnStdio } from "@twinhost/mcp";
import { pino } from "pino";
import { openSharedCallTracker } from "./shared-call-tracker.ts";

const { CALL_TRACKER_FILE, MCP_STACK } = process.env;
const toolbox = createFixtureToolbox(
  {},
  CALL_TRACKER_FILE === undefined ? undefined : openSharedCallTracker(CALL_TRACKER_FILE),
);
const served = { toolbox, caller: fixtureCaller, transport: "stdio" };
await serveOnStdio(() => createMcpServer(served), {
  log: pino({ level: "silent" }),
  fast: MCP_STACK === "sdk" ? undefined : served,
});
process.exit(0);
