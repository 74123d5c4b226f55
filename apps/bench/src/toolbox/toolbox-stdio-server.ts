/** Our stdio host with the benchmark's own tools, assembled from the packages. */
import { LOCAL_CALLER } from "@twinhost/core";
import { serveOnStdio } from "@twinhost/mcp";
import { hostSettings, openHostToolbox, parseSettings, withToolSettings } from "@twinhost/runtime";
import { pino } from "pino";
import { deployedTools } from "./tools.ts";

const tools = deployedTools(process.argv[2]);
const log = pino({ level: "silent" });
const settings = parseSettings(withToolSettings(hostSettings, tools), process.env);
const { toolbox, requestStates, close } = openHostToolbox({ tools, settings, log });
const served = { toolbox, caller: LOCAL_CALLER, transport: "stdio", requestStates };
await serveOnStdio(served, { log });
await close();
process.exit(0);
