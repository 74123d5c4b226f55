import { openGovernedFixture } from "@twinhost/contract-suite";
import { createMcpServer, parseSettings } from "@twinhost/tools";
import { serveOnStdio } from "../src/serve.ts";
import { settingsSchema } from "../src/settings.ts";

// The fixture tools under the host's own settings, for the one table of access, limits, usage and audit.
const { TOOL_CALLER, ALLOWED_TOOLS } = parseSettings(settingsSchema, process.env);
const { toolbox, library, log, close } = openGovernedFixture(process.env);
const caller = { id: TOOL_CALLER, allowedTools: ALLOWED_TOOLS };
await serveOnStdio(() => createMcpServer({ toolbox, caller, transport: "stdio", library }), { log });
close();
process.exit(0);
