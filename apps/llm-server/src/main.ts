#!/usr/bin/env node
import { startOnNode } from "@twinhost/runtime/start-on-node";

await startOnNode(async () => {
  const { llmServerCommand } = await import("./command.ts");
  await llmServerCommand("llm-server").parseAsync();
});
