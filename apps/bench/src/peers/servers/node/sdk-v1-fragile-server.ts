/** A stdio server whose tools misbehave as a bridge must withstand, and return what a bridge must pass on. */
import { writeFileSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";
import { createSdkV1Server } from "./sdk-v1-server.ts";
import { IMAGE, RESOURCE_LINK } from "./special-blocks.ts";

const STDOUT = 1;
const STEP_MS = 150;
const done = { content: [{ type: "text" as const, text: "done" }] };

const server = createSdkV1Server();
let added = 0;
server.registerTool("image", { description: "Gives an image." }, () => ({ content: [IMAGE] }));
server.registerTool("resource_link", { description: "Gives a link." }, () => ({ content: [RESOURCE_LINK] }));
server.registerTool("end_process", { description: "Ends the server." }, () => process.exit(1));
server.registerTool("print", { description: "Prints a line that is no message." }, () => {
  writeSync(STDOUT, "this line is no message\n");
  return done;
});
server.registerTool("add_tool", { description: "Adds a tool to the list." }, () => {
  server.registerTool(`added${added++ || ""}`, { description: "Was not there at first." }, () => done);
  return done;
});
server.registerTool("advance", { description: "Tells its progress." }, async ({ _meta, sendNotification }) => {
  const progressToken = _meta?.progressToken;
  if (progressToken !== undefined)
    for (const progress of [1, 2, 3]) {
      await sendNotification({ method: "notifications/progress", params: { progressToken, progress, total: 3 } });
      // The SDK's client drops notifications that arrive together with the result.
      await sleep(STEP_MS);
    }
  return done;
});
const files = z.object({ started: z.string(), cancelled: z.string() });
server.registerTool(
  "wait_for_cancel",
  { description: "Waits until it is cancelled, and writes a file then.", inputSchema: files.shape },
  async ({ started, cancelled }, { signal }) => {
    signal.addEventListener("abort", () => writeFileSync(cancelled, ""));
    writeFileSync(started, "");
    await sleep(30_000, undefined, { signal }).catch(() => {});
    return done;
  },
);
await server.connect(new StdioServerTransport());
process.stdin.on("end", () => process.exit(0));
