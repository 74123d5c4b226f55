import { openHostLog } from "../host-log.ts";

// Started by a test: logs the given number of lines, then exits.
const { log, flush, droppedLines } = openHostLog("info");
const lines = Number(process.argv[2]);
for (let line = 1; line <= lines; line++) log.info({ line, padding: "x".repeat(200) }, "tool call");
await flush();
process.stdout.write(`reached the end, ${droppedLines()} lines dropped\n`);
process.exit(0);
