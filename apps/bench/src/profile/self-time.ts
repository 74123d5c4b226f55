import { z } from "zod";
import { ownerOf } from "./owner-of.ts";

/** A .cpuprofile as V8 writes it; times are microseconds of the monotonic clock, which all processes share. */
export const cpuProfile = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.int(),
        columnNumber: z.int(),
      }),
    }),
  ),
  startTime: z.number(),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});

type CpuProfile = z.output<typeof cpuProfile>;

/** In microseconds of the monotonic clock. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Waiting is not work, and the root of the tree never runs. */
const NO_WORK = ["(idle)", "(root)"];

/** Self time by package within the window, in microseconds. @param sourceOf finds the source of a bundle position */
export const selfTimeByPackage = (
  { nodes, startTime, samples, timeDeltas }: CpuProfile,
  { from, to }: TimeWindow,
  sourceOf: (url: string, line: number, column: number) => string,
): Map<string, number> => {
  const owners = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber, columnNumber } }) => [
      id,
      NO_WORK.includes(functionName)
        ? undefined
        : ownerOf({ functionName, source: sourceOf(url, lineNumber, columnNumber) }),
    ]),
  );
  const micros = new Map<string, number>();
  let at = startTime;
  for (const [index, sample] of samples.entries()) {
    at += timeDeltas[index] ?? 0;
    const owner = owners.get(sample);
    // A sample covers the time until the next one.
    if (owner !== undefined && at >= from && at < to)
      micros.set(owner, (micros.get(owner) ?? 0) + (timeDeltas[index + 1] ?? 0));
  }
  return micros;
};
