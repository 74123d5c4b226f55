/** Transports and clients that `--arms` can name. */
export const ARM_IDS = [
  "pipe-floor",
  "http-floor",
  "in-process",
  "stdio",
  "stdio-sdk",
  "stdio-sdk-v1",
  "stdio-pool",
  "http",
  "http-sdk",
  "http-sdk-v1",
  "rest",
] as const;

/** One of {@link ARM_IDS}, such as `http` or `stdio-pool`. */
export type ArmId = (typeof ARM_IDS)[number];
