/**
 * The same server without what watches it: no log, usage, audit, metrics, traces, and none of the code for them on the way
 * of a request. `pnpm bench guards` compares it with the server in which all that is switched off.
 */
import { startOnNode } from "@twinhost/runtime/start-on-node";

await startOnNode(async () => {
  const { toolServerCommand } = await import("./command.ts");
  const { openBareRuntime } = await import("./no-operation.ts");
  const { runToolServer } = await import("./server.ts");
  await toolServerCommand("unobserved", (flags) => runToolServer(openBareRuntime, flags)).parseAsync();
});
