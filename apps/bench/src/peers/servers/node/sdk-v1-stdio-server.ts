/** The three tools on the MCP SDK v1 over stdio: the server behind every bridge. */
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createSdkV1Server } from "./sdk-v1-server.ts";

await createSdkV1Server().connect(new StdioServerTransport());
process.stdin.on("end", () => process.exit(0));
