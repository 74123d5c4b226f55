import { setTimeout as sleep } from "node:timers/promises";
import type { Caller } from "@twinhost/core";
import { describeIfInstalled, REDIS, type RedisProcess, silentLog, startRedis } from "@twinhost/testing";
import { beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { openSharedRedis } from "../../redis/open-shared-redis.ts";
import { type CallLimitOptions, createCallLimits } from "../call-limits.ts";
import { openSharedLimits } from "./open-shared-limits.ts";
import { createRedisLimits } from "./redis-limits.ts";
import type { Lease } from "./shared-limits.ts";

const caller: Caller = { id: "kim", allowedTools: ["*"] };
const work = async (): Promise<string> => "done";

/** Limits of one process among several. */
const openProcess = (redis: RedisProcess, scope: string, options: CallLimitOptions) => {
  const shared = openSharedRedis(redis.url, "limits", silentLog);
  onTestFinished(shared.close);
  const limits = createCallLimits(options, openSharedLimits(shared, scope));
  const isReady = (): Promise<void> => expect.poll(() => shared.state().state).toBe("ready");
  return { shared, limits, isReady };
};

const openTwo = async (redis: RedisProcess, scope: string, options: CallLimitOptions) => {
  const both = [openProcess(redis, scope, options), openProcess(redis, scope, options)] as const;
  for (const { isReady } of both) await isReady();
  return both;
};

const passed = async (calls: readonly Promise<unknown>[]): Promise<number> =>
  (await Promise.allSettled(calls)).filter(({ status }) => status === "fulfilled").length;

describeIfInstalled(REDIS, "limits that two processes share in Redis", () => {
  let redis: RedisProcess;
  beforeAll(async () => {
    redis = await startRedis();
    return redis.kill;
  });

  it("allow 60 calls of a caller in a minute, not 120", async () => {
    const both = await openTwo(redis, "rate", { ratePerMinute: 60 });
    const calls = both.flatMap(({ limits }) => Array.from({ length: 60 }, () => limits.run(caller, "a", work)));
    expect(await passed(calls)).toBe(60);
    await expect(both[0].limits.run(caller, "a", work)).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterMs: expect.any(Number),
    });
    expect(await both[1].limits.run({ ...caller, id: "lee" }, "a", work)).toBe("done");
  });

  it("count the concurrent calls of a tool, and free the slot of one that ended", async () => {
    const options = { toolMaxConcurrentCalls: [{ pattern: "a", limit: 2 }] };
    const [one, other] = await openTwo(redis, "running", options);
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const running = gates.map(({ promise }, index) => {
      const begun = Promise.withResolvers<void>();
      const { limits } = index === 0 ? one : other;
      const call = limits.run(caller, "a", () => {
        begun.resolve();
        return promise;
      });
      return { call, begun: begun.promise };
    });
    for (const { begun } of running) await begun;
    for (const { limits } of [one, other])
      await expect(limits.run(caller, "a", work)).rejects.toMatchObject({ code: "rate_limited" });
    gates[0].resolve();
    await running[0]?.call;
    await expect.poll(() => other.limits.run(caller, "a", work).catch(() => "refused")).toBe("done");
    gates[1].resolve();
    await running[1]?.call;
  });

  it("keep the slot of a call that outlasts its lease, and free that of a process that died", async () => {
    const shared = openSharedRedis(redis.url, "limits", silentLog);
    onTestFinished(shared.close);
    await expect.poll(() => shared.state().state).toBe("ready");
    const leaseMs = 2_000;
    const lease = (): Promise<Lease | "none-left" | undefined> =>
      shared.ask((client) => createRedisLimits(client, "renewed", leaseMs).lease("a", 1));
    const held = await lease();
    await sleep(2 * leaseMs);
    expect(await lease()).toBe("none-left");
    if (typeof held === "object") held.release();
    // Nobody renews this one, as if its process had died.
    const { setInterval: real } = globalThis;
    vi.stubGlobal("setInterval", () => real(() => {}, 1_000_000));
    await expect.poll(lease).toMatchObject({});
    vi.unstubAllGlobals();
    expect(await lease()).toBe("none-left");
    await expect.poll(lease, { timeout: 20_000 }).toMatchObject({});
  });

  it("are separate from those of another scope", async () => {
    const one = openProcess(redis, "calls", { ratePerMinute: 1 });
    const other = openProcess(redis, "answers", { ratePerMinute: 1 });
    await Promise.all([one.isReady(), other.isReady()]);
    expect(await passed([one.limits.run(caller, "a", work), other.limits.run(caller, "a", work)])).toBe(2);
  });

  it("apply per process while Redis is unavailable, and are shared again once it is back", async () => {
    let own = await startRedis();
    const both = await openTwo(own, "away", { ratePerMinute: 3, maxConcurrentCalls: 8 });
    const callAll = (tool: string) =>
      both.flatMap(({ limits }) => Array.from({ length: 4 }, () => limits.run(caller, tool, work)));
    await own.kill();
    await expect.poll(() => both.map(({ shared }) => shared.state().state)).toEqual(["unavailable", "unavailable"]);
    expect(both[0].shared.state().needed).toBe(false);
    expect(await passed(callAll("a"))).toBe(6);
    own = await startRedis(Number(new URL(own.url).port));
    onTestFinished(own.kill);
    for (const { isReady } of both) await isReady();
    expect(await passed(callAll("a"))).toBe(3);
  });

  it("wait only once for a Redis that hangs, not with every call", async () => {
    const own = await startRedis();
    onTestFinished(own.kill);
    const { limits, isReady, shared } = openProcess(own, "hung", { ratePerMinute: 100 });
    await isReady();
    own.setHung(true);
    expect(await limits.run(caller, "a", work)).toBe("done");
    expect(shared.state().state).toBe("unavailable");
    expect(await passed(Array.from({ length: 20 }, () => limits.run(caller, "a", work)))).toBe(20);
    own.setHung(false);
    await isReady();
  });

  it("do not lose the slot that a Redis that hung gave to nobody", async () => {
    const own = await startRedis();
    onTestFinished(own.kill);
    const { limits, isReady } = openProcess(own, "stalled", { maxConcurrentCalls: 1 });
    await isReady();
    // Redis knows the script that takes a slot only after the first call.
    await limits.run(caller, "a", work);
    own.setHung(true);
    expect(await limits.run(caller, "a", work)).toBe("done");
    own.setHung(false);
    await isReady();
    expect(await limits.run(caller, "a", work)).toBe("done");
  });
});
