/** Our stdio host with a single tool that returns a large answer. */
import { LOCAL_CALLER } from "@twinhost/core";
import { serveOnStdio } from "@twinhost/mcp";
import { hostSettings, openHostToolbox, parseSettings } from "@twinhost/runtime";
import { pino } from "pino";
import { large } from "../toolbox/large.ts";

const log = pino({ level: "silent" });
const settings = parseSettings(hostSettings, process.env);
const { toolbox, requestStates, close } = openHostToolbox({ tools: [large], settings, log });
const served = { toolbox, caller: LOCAL_CALLER, transport: "stdio", requestStates };
await serveOnStdio(served, { log });
await close();
process.exit(0);
