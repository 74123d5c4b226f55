import { z } from "zod";
import { ownerOf } from "./owner-of.ts";

/** A .cpuprofile as V8 writes it; times in microseconds of the monotonic clock, which all processes share. */
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

/** From and to, in microseconds of the monotonic clock. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Waiting is no work, and the root of the tree never runs. */
const NO_WORK = ["(idle)", "(root)"];

/** Microseconds that each package's own functions took within the window. @param sourceOf finds the file behind a bundle's place */
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
    // A sample stands for the time until the next one.
    if (owner !== undefined && at >= from && at < to)
      micros.set(owner, (micros.get(owner) ?? 0) + (timeDeltas[index + 1] ?? 0));
  }
  return micros;
};
