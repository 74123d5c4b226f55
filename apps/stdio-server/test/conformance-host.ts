import { createConformanceFixture } from "@twinhost/e2e";
import { createMcpServer, serveOnStdio } from "@twinhost/mcp";
import { pino } from "pino";

// Serves the fixture of the official suite.
const { toolbox, caller, library } = createConformanceFixture();
await serveOnStdio(() => createMcpServer({ toolbox, caller, transport: "stdio", library }), {
  log: pino({ level: "silent" }),
  changes: library.changes,
});
process.exit(0);
