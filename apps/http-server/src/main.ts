#!/usr/bin/env node
import { startOnNode } from "@twinhost/runtime/start-on-node";

await startOnNode(async () => {
  const { toolServerCommand } = await import("./command.ts");
  await toolServerCommand("http-server").parseAsync();
});
