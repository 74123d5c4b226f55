/** The tool over stdio, as an entry of `mcpServers` starts it. */
import { LOCAL_CALLER } from "@twinhost/core";
import { createMcpServer, serveOnStdio } from "@twinhost/mcp";
import { info, log, openShop } from "./own-tool.ts";

const { toolbox, close } = openShop();
await serveOnStdio(() => createMcpServer({ info, toolbox, caller: LOCAL_CALLER, transport: "stdio" }), { log });
await close();
