/** Loaded ahead of a server's own code: at SIGUSR2 it writes what the event loop and the processor saw since the last time. */
import { renameSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { EVENT_LOOP_FILE_VARIABLE, type EventLoopFigures, SAMPLE_MS } from "./event-loop.ts";

const file = process.env[EVENT_LOOP_FILE_VARIABLE] ?? "";
const delays = monitorEventLoopDelay({ resolution: SAMPLE_MS });
delays.enable();
let before = process.cpuUsage();

process.on("SIGUSR2", () => {
  const { user, system } = process.cpuUsage(before);
  const figures: EventLoopFigures = {
    // A sample holds its own interval too.
    delayP99: Math.max(1, delays.percentile(99) / 1_000 - 1_000 * SAMPLE_MS),
    cpu: user + system,
  };
  writeFileSync(`${file}.draft`, JSON.stringify(figures));
  renameSync(`${file}.draft`, file);
  delays.reset();
  before = process.cpuUsage();
});
