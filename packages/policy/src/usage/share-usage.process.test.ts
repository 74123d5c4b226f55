import type { CallRecord } from "@twinhost/core";
import { describeIfInstalled, REDIS, type RedisProcess, silentLog, startRedis } from "@twinhost/testing";
import { temporaryFolder } from "@twinhost/tools/testing";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { openSharedRedis } from "../redis/open-shared-redis.ts";
import { openUsageStore } from "./usage-store.ts";

const CALL: CallRecord = {
  tool: "calculate",
  caller: "kim",
  transport: "rest",
  requestId: "r",
  outcome: "ok",
  durationMs: 10,
  bytesIn: 20,
  bytesOut: 30,
};

describeIfInstalled(REDIS, "usage shared by replicas with separate data folders", () => {
  let redis: RedisProcess;
  beforeEach(async () => {
    redis = await startRedis();
    return () => redis.kill();
  });

  const openReplica = (folder = temporaryFolder()) => {
    const connection = openSharedRedis(redis.url, "usage", silentLog);
    const store = openUsageStore(folder, silentLog, connection);
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => {
      closing ??= store.close().then(connection.close);
      return closing;
    };
    onTestFinished(close);
    return {
      close,
      call: (times: number): void => {
        for (let call = 0; call < times; call++) store.record(CALL);
      },
      calls: () => store.query({ by: "tool", period: "day" }).map(({ calls, bytesIn }) => [calls, bytesIn]),
    };
  };

  it("is the same sum everywhere, including replicas that ended or restarted", async () => {
    const folder = temporaryFolder();
    const [one, other] = [openReplica(folder), openReplica()];
    one.call(3);
    other.call(4);
    for (const { calls } of [one, other]) await expect.poll(calls).toEqual([[7, 140]]);
    one.call(1);
    await one.close();
    await expect.poll(other.calls).toEqual([[8, 160]]);
    const [again, late] = [openReplica(folder), openReplica()];
    again.call(1);
    for (const { calls } of [again, other, late]) await expect.poll(calls).toEqual([[9, 180]]);
  });

  it("counts nothing twice and loses nothing when Redis was unavailable, even if it comes back empty", async () => {
    const [one, other] = [openReplica(), openReplica()];
    one.call(3);
    other.call(4);
    for (const { calls } of [one, other]) await expect.poll(calls).toEqual([[7, 140]]);
    await redis.kill();
    one.call(10);
    other.call(20);
    expect([one.calls(), other.calls()]).toEqual([[[17, 340]], [[27, 540]]]);
    redis = await startRedis(Number(new URL(redis.url).port));
    for (const { calls } of [one, other, openReplica()]) await expect.poll(calls).toEqual([[37, 740]]);
  });

  it("of processes with one data folder is counted once", async () => {
    const folder = temporaryFolder();
    const [one, same, other] = [openReplica(folder), openReplica(folder), openReplica()];
    for (let round = 0; round < 5; round++) {
      one.call(2);
      same.call(3);
      one.calls();
      same.calls();
    }
    for (const { calls } of [other, one, same]) await expect.poll(calls).toEqual([[25, 500]]);
  });
});
