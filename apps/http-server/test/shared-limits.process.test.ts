import { describeIfInstalled, REDIS, startHttpHost, startRedis } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";
import { openKeysUnderTest } from "./keys.ts";

describeIfInstalled(REDIS, "two replicas with one Redis", () => {
  it("let a key of 60/min make 60 calls, and each 60 while Redis is unavailable", async () => {
    const redis = await startRedis();
    const keys = openKeysUnderTest();
    onTestFinished(keys.close);
    const { key } = keys.create({ ratePerMinute: 60, role: "admin" });
    const settings = { DATA_DIR: keys.folder, REDIS_URL: redis.url };
    const replicas = await Promise.all([startHttpHost(settings), startHttpHost(settings)]);
    const redisStates = () =>
      Promise.all(
        replicas.map(async ({ url }) => {
          const ready = await fetch(`${url}/ready`);
          return [ready.status, ((await ready.json()) as { engines: Record<string, string> }).engines.redis];
        }),
      );
    const callEach = async (): Promise<number> => {
      const calls = replicas.flatMap(({ url }) =>
        Array.from({ length: 70 }, async () => {
          const answer = await fetch(`${url}/run/calculate`, {
            method: "POST",
            headers: { "content-type": "application/json", "x-api-key": key },
            body: '{"expression":"6*7"}',
          });
          return answer.status;
        }),
      );
      const statuses = await Promise.all(calls);
      expect(new Set(statuses)).toEqual(new Set([200, 429]));
      return statuses.filter((status) => status === 200).length;
    };

    await expect.poll(redisStates).toEqual([
      [200, "ready"],
      [200, "ready"],
    ]);
    expect(await callEach()).toBe(60);
    await redis.kill();
    await expect.poll(redisStates).toEqual([
      [200, "unavailable"],
      [200, "unavailable"],
    ]);
    expect(await callEach()).toBe(120);
  });
});
