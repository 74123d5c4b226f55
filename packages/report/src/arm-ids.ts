/** Transports and clients that `--arms` can name. */
export const ARM_IDS = [
  "pipe-floor",
  "http-floor",
  "in-process",
  "stdio",
  "stdio-sdk-v1",
  "stdio-pool",
  "http",
  "http-sdk-v1",
  "rest",
] as const;

/** A scenario of the benchmark, by its id. */
export type ArmId = (typeof ARM_IDS)[number];
