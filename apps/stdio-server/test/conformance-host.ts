import { createConformanceFixture } from "@twinhost/contract-suite";
import { createMcpServer } from "@twinhost/tools";
import { pino } from "pino";
import { serveOnStdio } from "../src/serve.ts";

// Serves the fixture of the official suite.
const { toolbox, caller, library } = createConformanceFixture();
await serveOnStdio(() => createMcpServer({ toolbox, caller, transport: "stdio", library }), {
  log: pino({ level: "silent" }),
  changes: library.changes,
});
process.exit(0);
