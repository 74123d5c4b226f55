/** One tool, two hosts: the same answers over stdio, Streamable HTTP and REST. */
import { fileURLToPath } from "node:url";
import { createHttpToolClient, createRestToolClient, createStdioToolClient } from "@twinhost/client";
import { LOCAL_CALLER } from "@twinhost/core";
import { createToolServer, listen } from "@twinhost/server";
import { info, log, openShop } from "./own-tool.ts";

const { toolbox, isReady, close } = openShop();
const server = createToolServer({
  info,
  toolbox,
  caller: LOCAL_CALLER,
  isReady,
  allowedHosts: ["127.0.0.1"],
  allowedOrigins: [],
  log,
});
const { address: url, ...listening } = await listen(server.app, { host: "127.0.0.1", port: 0 });

const clients = [
  createStdioToolClient({
    command: process.execPath,
    args: [fileURLToPath(new URL("own-tool-stdio-host.ts", import.meta.url))],
    env: {},
    log,
  }),
  createHttpToolClient({ url }),
  createRestToolClient({ url }),
];
for (const client of clients) {
  for (const item of ["apple", "unicorn"]) {
    const result = await client.callTool("check_stock", { item });
    const answer = result.ok ? JSON.stringify(result.output) : result.error.code;
    process.stdout.write(`${client.transport} ${item}: ${answer}\n`);
  }
  await client.close();
}

const openapi = (await (await fetch(`${url}/openapi.json`)).json()) as { info: { title: string; version: string } };
process.stdout.write(`${openapi.info.title} ${openapi.info.version}\n`);
await server.close();
await listening.close(0);
await close();
