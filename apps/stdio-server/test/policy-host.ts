import { openPolicyFixture } from "@twinhost/e2e";
import { serveOnStdio } from "@twinhost/mcp";
import { parseSettings } from "@twinhost/runtime";
import { settingsSchema } from "../src/settings.ts";

// The fixture tools under the host's own settings, for the shared suite on access, limits, usage and audit.
const { TOOL_CALLER, ALLOWED_TOOLS } = parseSettings(settingsSchema, process.env);
const { toolbox, library, log, close } = openPolicyFixture(process.env);
const caller = { id: TOOL_CALLER, allowedTools: ALLOWED_TOOLS };
const served = { toolbox, caller, transport: "stdio", library };
await serveOnStdio(served, { log });
close();
process.exit(0);
