/**
 * Loaded ahead of a server's own code: from one SIGUSR2 to the next it counts what the event loop and the processor see, and
 * writes what it has counted so far.
 */
import { renameSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { EVENT_LOOP_FILE_VARIABLE, type EventLoopFigures, SAMPLE_MS } from "./event-loop.ts";

const file = process.env[EVENT_LOOP_FILE_VARIABLE] ?? "";
const delays = monitorEventLoopDelay({ resolution: SAMPLE_MS });
delays.enable();
const latest: number[] = [];
let cpu = 0;
let before: NodeJS.CpuUsage | undefined;

process.on("SIGUSR2", () => {
  if (before) {
    const { user, system } = process.cpuUsage(before);
    cpu += user + system;
    // A sample holds its own interval too, and what is shorter than that is not told from none.
    latest.push(Math.max(1_000 * SAMPLE_MS, delays.percentile(99) / 1_000 - 1_000 * SAMPLE_MS));
    before = undefined;
  } else before = process.cpuUsage();
  const delayP99 = latest.reduce((sum, delay) => sum + delay, 0) / Math.max(1, latest.length);
  const figures: EventLoopFigures = { delayP99, cpu };
  writeFileSync(`${file}.draft`, JSON.stringify(figures));
  renameSync(`${file}.draft`, file);
  delays.reset();
});
