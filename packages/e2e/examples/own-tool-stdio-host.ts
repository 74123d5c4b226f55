/** The tool over stdio, as started from an `mcpServers` entry. */
import { LOCAL_CALLER } from "@twinhost/core";
import { serveOnStdio } from "@twinhost/mcp";
import { info, log, openShop } from "./own-tool.ts";

const { toolbox, close } = openShop();
const served = { info, toolbox, caller: LOCAL_CALLER, transport: "stdio" };
await serveOnStdio(served, { log });
await close();
