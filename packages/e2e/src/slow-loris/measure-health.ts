import { request } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "hdr-histogram-js";

export interface HealthLatency {
  readonly checks: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const PAUSE_MS = 5;

/** Requests `/health` repeatedly, each time on a new connection, because slow clients would use those up. */
export const measureHealth = async (port: number, checks: number): Promise<HealthLatency> => {
  const histogram = build({ numberOfSignificantValueDigits: 3 });
  for (let check = 0; check < checks; check++) {
    const startedAt = performance.now();
    const status = await healthStatus(port);
    if (status !== 200) throw new Error(`/health answered ${status}`);
    histogram.recordValue(Math.round((performance.now() - startedAt) * 1000));
    await sleep(PAUSE_MS);
  }
  const at = (percentile: number): number => histogram.getValueAtPercentile(percentile) / 1000;
  return { checks, p50: at(50), p99: at(99), max: histogram.maxValue / 1000 };
};

const healthStatus = (port: number): Promise<number | undefined> => {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request({ host: "127.0.0.1", port, path: "/health", agent: false }, (response) => {
    response.resume().on("end", () => resolve(response.statusCode));
  })
    .on("error", reject)
    .end();
  return promise;
};
