import { getHeapStatistics } from "node:v8";

/** Bytes that this process has allocated on V8's heap so far, including freed ones; undefined before Node 26. */
export const allocatedBytes = (): number | undefined =>
  (getHeapStatistics() as { total_allocated_bytes?: number }).total_allocated_bytes;
