/**
 * Preloaded into a server. From one SIGUSR2 to the next it measures CPU time or event loop delay, alternately, and
 * writes the medians so far. They alternate because sampling the event loop a thousand times a second uses
 * CPU itself.
 */
import { renameSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { median } from "simple-statistics";
import { EVENT_LOOP_FILE_VARIABLE, type EventLoopFigures, SAMPLE_MS } from "./event-loop.ts";

const file = process.env[EVENT_LOOP_FILE_VARIABLE] ?? "";
const delays = monitorEventLoopDelay({ resolution: SAMPLE_MS });
const ofDelays: number[] = [];
const ofCpu: number[] = [];
let endSpan: (() => void) | undefined;

const beginCpu = (): (() => void) => {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    ofCpu.push(user + system);
  };
};

const beginDelay = (): (() => void) => {
  delays.reset();
  delays.enable();
  return () => {
    delays.disable();
    // A sample includes its own interval, and anything shorter cannot be told from zero.
    ofDelays.push(Math.max(1_000 * SAMPLE_MS, delays.percentile(99) / 1_000 - 1_000 * SAMPLE_MS));
  };
};

process.on("SIGUSR2", () => {
  if (endSpan) {
    endSpan();
    endSpan = undefined;
  } else endSpan = ofCpu.length > ofDelays.length ? beginDelay() : beginCpu();
  const figures: EventLoopFigures = { delayP99: medianOf(ofDelays), cpu: medianOf(ofCpu) };
  writeFileSync(`${file}.draft`, JSON.stringify(figures));
  renameSync(`${file}.draft`, file);
});

const medianOf = (values: number[]): number => (values.length === 0 ? 0 : median(values));
