#!/usr/bin/env node
import { startOnNode } from "@twinhost/runtime/start-on-node";

await startOnNode(async () => {
  const { run } = await import("./run.ts");
  await run(process.argv.slice(2));
});
