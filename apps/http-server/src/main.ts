#!/usr/bin/env node
import { startOnNode } from "@twinhost/runtime/start-on-node";

await startOnNode(async () => {
  const { openServerRuntime } = await import("@twinhost/server");
  const { runToolServer } = await import("./server.ts");
  await runToolServer(openServerRuntime);
});
