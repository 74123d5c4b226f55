import { createConformanceFixture } from "@twinhost/e2e";
import { createMcpServer, serveOnStdio } from "@twinhost/mcp";
import { pino } from "pino";

// Serves the fixture of the official suite.
const { toolbox, caller, library } = createConformanceFixture();
const served = { toolbox, caller, transport: "stdio", library };
await serveOnStdio(() => createMcpServer(served), {
  log: pino({ level: "silent" }),
  changes: library.changes,
  fast: served,
});
process.exit(0);
