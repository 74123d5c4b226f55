import { createFixtureToolbox, fixtureCaller } from "@twinhost/e2e";
import { createMcpServer, serveOnStdio } from "@twinhost/mcp";
import { pino } from "pino";
import { openSharedCallTracker } from "./shared-call-tracker.ts";

const { CALL_TRACKER_FILE } = process.env;
const toolbox = createFixtureToolbox(
  {},
  CALL_TRACKER_FILE === undefined ? undefined : openSharedCallTracker(CALL_TRACKER_FILE),
);
await serveOnStdio(() => createMcpServer({ toolbox, caller: fixtureCaller, transport: "stdio" }), {
  log: pino({ level: "silent" }),
});
process.exit(0);
