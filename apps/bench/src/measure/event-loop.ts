import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { ServerCommand } from "../arms/arm.ts";
import { ownProcess } from "../processes/own-process.ts";

/** Environment variable with the file that the probe writes. */
export const EVENT_LOOP_FILE_VARIABLE = "TWINHOST_BENCH_EVENT_LOOP_FILE";

export const SAMPLE_MS = 1;

const figures = z.strictObject({ delayP99: z.number(), cpu: z.number() });

/**
 * Medians of the spans so far, in microseconds: of the event loop delay's 99th percentile and of the CPU time, because a
 * burst or a slow phase of the machine determines those of the span that it meets.
 * The first span measures CPU, the next one the event loop, and so on.
 */
export type EventLoopFigures = z.output<typeof figures>;

/** The same server with the probe in its process. */
export const withEventLoopProbe = (command: ServerCommand, file: string): ServerCommand => ({
  ...command,
  args: ["--import", pathToFileURL(ownProcess("event-loop-probe")).href, ...command.args],
  env: { ...command.env, [EVENT_LOOP_FILE_VARIABLE]: file },
});

const LIMIT_MS = 10_000;

/** Begins or ends a measured span of a process. @returns the probe's figures so far @throws when it does not answer */
export const toggleEventLoopProbe = async (pid: number, file: string): Promise<EventLoopFigures> => {
  rmSync(file, { force: true });
  process.kill(pid, "SIGUSR2");
  const endsAt = performance.now() + LIMIT_MS;
  while (!existsSync(file)) {
    if (performance.now() > endsAt) throw new Error(`The probe of process ${pid} wrote nothing to ${file}.`);
    await sleep(5);
  }
  return figures.parse(JSON.parse(readFileSync(file, "utf8")));
};
