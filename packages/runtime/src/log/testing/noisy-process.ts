import { openHostLog } from "../host-log.ts";

// A process of a test: it logs as many lines as it is told, and ends.
const { log, flush, droppedLines } = openHostLog("info");
const lines = Number(process.argv[2]);
for (let line = 1; line <= lines; line++) log.info({ line, padding: "x".repeat(200) }, "tool call");
await flush();
process.stdout.write(`reached the end, ${droppedLines()} lines dropped\n`);
process.exit(0);
