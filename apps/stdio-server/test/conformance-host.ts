import { createConformanceFixture } from "@twinhost/e2e";
import { serveOnStdio } from "@twinhost/mcp";
import { pino } from "pino";

// Serves the official suite's fixture.
const { toolbox, caller, library } = createConformanceFixture();
const served = { toolbox, caller, transport: "stdio", library };
await serveOnStdio(served, { log: pino({ level: "silent" }), changes: library.changes });
process.exit(0);
