import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  describeIfInstalled,
  REDIS,
  type RedisProcess,
  runCli,
  type ServerProcess,
  startHttpHost,
  startRedis,
} from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";
import { openKeysUnderTest } from "./keys.ts";

describeIfInstalled(REDIS, "two replicas with one Redis", () => {
  it("give a key of 60/min 60 calls in total, and 60 each while Redis is unavailable", async () => {
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

  /** Each with its own data folder. */
  const startReplicas = async (redis: RedisProcess, environment: Readonly<Record<string, string>> = {}) => {
    onTestFinished(redis.kill);
    const start = () => startHttpHost({ REDIS_URL: redis.url, ...environment });
    return Promise.all([start(), start()]);
  };
  const createKey = async ({ dataDirectory }: ServerProcess): Promise<string> =>
    (await runCli("keys", dataDirectory, "create", "--owner", "me", "--tools", "*", "--role", "admin")).stdout.trim();
  const call = ({ url }: ServerProcess, key: string) =>
    fetch(`${url}/run/calculate`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: '{"expression":"6*7"}',
    });
  /** Makes no call that would count as usage. */
  const statusWith = async ({ url }: ServerProcess, key: string): Promise<number> =>
    (await fetch(`${url}/tools`, { headers: { "x-api-key": key } })).status;
  const callsIn = async ({ url }: ServerProcess, key: string): Promise<number[]> => {
    const answer = await fetch(`${url}/usage`, { headers: { "x-api-key": key } });
    return ((await answer.json()) as { usage: { calls: number }[] }).usage.map(({ calls }) => calls);
  };

  it("share the keys created and revoked on one of them, and the usage of both", async () => {
    const [one, other] = await startReplicas(await startRedis());
    expect((await call(other, "any")).status).toBe(200);
    const key = await createKey(one);
    await expect.poll(() => statusWith(other, "wrong")).toBe(403);
    expect((await call(other, key)).status).toBe(200);
    expect((await call(one, key)).status).toBe(200);
    for (const replica of [one, other]) await expect.poll(() => callsIn(replica, key)).toEqual([3]);
    const id = (await runCli("keys", other.dataDirectory, "list")).stdout.match(/key_\w+/)?.[0] ?? "";
    await runCli("keys", other.dataDirectory, "revoke", id);
    await expect.poll(() => statusWith(one, key)).toBe(403);
  });

  it("speak TLS to a Redis with a password", async () => {
    const folder = mkdtempSync(join(tmpdir(), "twinhost-redis-tls-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const tls = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-keyout", tls.key];
    const args = ["req", "-x509", "-days", "2", ...newKey, "-out", tls.cert, ...subject];
    execFileSync("openssl", args, { stdio: "ignore" });
    const redis = await startRedis(undefined, { password: "long-and-random", tls });
    const [one, other] = await startReplicas(redis, { NODE_EXTRA_CA_CERTS: tls.cert });
    const key = await createKey(one);
    await expect.poll(() => statusWith(other, "wrong")).toBe(403);
    expect((await call(other, key)).status).toBe(200);
    for (const { log } of [one, other]) expect(log()).not.toContain("long-and-random");
  });
});
