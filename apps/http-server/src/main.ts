#!/usr/bin/env node
import { startOnNode } from "@twinhost/tools/start-on-node";

await startOnNode(async () => {
  const { openOperation } = await import("@twinhost/http-kit");
  const { runToolServer } = await import("./server.ts");
  await runToolServer(openOperation);
});
