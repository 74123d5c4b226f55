import { join } from "node:path";
import { describeIfInstalled, REDIS, type RedisProcess, silentLog, startRedis } from "@twinhost/testing";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { openSharedRedis } from "../redis/open-shared-redis.ts";
import { createApiKey } from "./api-key.ts";
import { type KeyStore, openKeyStore } from "./key-store.ts";
import { shareKeys } from "./share-keys.ts";

const RIGHTS = { owner: "Kim", tools: ["calculate"], role: "metrics", ratePerMinute: 60, expiresAt: null } as const;
const HOUR_MS = 3_600_000;

describeIfInstalled(REDIS, "keys shared by replicas with separate data folders", () => {
  let redis: RedisProcess;
  beforeEach(async () => {
    redis = await startRedis();
    return () => redis.kill();
  });

  const openReplica = async (folder = temporaryFolder(), seed?: object[]): Promise<KeyStore> => {
    const store = openKeyStore(folder);
    if (seed) {
      writeFiles(folder, { "keys.json": JSON.stringify(seed) });
      store.seedFrom(join(folder, "keys.json"));
    }
    const connection = openSharedRedis(redis.url, "keys", silentLog);
    const shared = shareKeys(store, connection, "test", silentLog);
    onTestFinished(async () => {
      await shared.close();
      connection.close();
      store.close();
    });
    await shared.known;
    return store;
  };
  const restart = async (): Promise<void> => {
    redis = await startRedis(Number(new URL(redis.url).port));
  };
  const good = (id: string) => ({ caller: expect.objectContaining({ id, role: "metrics", ratePerMinute: 60 }) });

  it("are created, rotated and revoked everywhere, and known to a replica that starts later", async () => {
    const [one, other] = [await openReplica(), await openReplica()];
    const { key, info } = one.create(RIGHTS);
    await expect.poll(() => other.verify(key)).toEqual(good(info.id));
    const rotated = other.rotate(info.id, HOUR_MS)?.key ?? "";
    await expect.poll(() => one.verify(rotated)).toEqual(good(info.id));
    expect(one.verify(key)).toEqual(good(info.id));
    const later = await openReplica();
    expect([later.verify(key), later.verify(rotated)]).toEqual([good(info.id), good(info.id)]);
    const last = later.rotate(info.id)?.key ?? "";
    await expect.poll(() => one.verify(last)).toEqual(good(info.id));
    expect([one.verify(key), one.verify(rotated)]).toEqual(["unknown", "unknown"]);
    one.revoke(info.id);
    await expect.poll(() => other.verify(last)).toBe("unknown");
    // Each replica records the last use itself.
    const listOf = (store: KeyStore) => store.list().map((key) => ({ ...key, lastUsedAt: null }));
    await expect.poll(() => listOf(later)).toEqual(listOf(one));
  });

  it.each(["{", "{}"])("are shared despite an invalid entry: %s", async (entry) => {
    const connection = openSharedRedis(redis.url, "keys", silentLog);
    onTestFinished(() => connection.close());
    await expect.poll(() => connection.ask((client) => client.hset("twinhost:keys:test", "none", entry))).toBe(1);
    const [one, other] = [await openReplica(), await openReplica()];
    const { key, info } = one.create(RIGHTS);
    await expect.poll(() => other.verify(key)).toEqual(good(info.id));
  });

  it("work while Redis is unavailable, and merge when it is back empty; revocation wins over rotation", async () => {
    const [one, other] = [await openReplica(), await openReplica()];
    const { key, info } = one.create(RIGHTS);
    await expect.poll(() => other.verify(key)).toEqual(good(info.id));
    await redis.kill();
    const [made, elsewhere] = [one.create(RIGHTS), other.create(RIGHTS)];
    one.revoke(info.id);
    const rotated = other.rotate(info.id)?.key ?? "";
    expect([one.verify(made.key), other.verify(rotated)]).toEqual([good(made.info.id), good(info.id)]);
    await restart();
    await expect.poll(() => other.verify(rotated)).toBe("unknown");
    await expect.poll(() => other.verify(made.key)).toEqual(good(made.info.id));
    await expect.poll(() => one.verify(elsewhere.key)).toEqual(good(elsewhere.info.id));
    expect(one.verify(rotated)).toBe("unknown");
  });

  it("from a file stay with the replicas that have it, and stay revoked and rotated", async () => {
    const [kept, ended] = [createApiKey(), createApiKey()];
    const seed = [
      { id: "web", owner: "Web", key: kept, tools: ["*"], role: "metrics", rate: "60/min" },
      { id: "ops", owner: "Ops", key: ended, tools: ["*"], role: "metrics", rate: "60/min" },
    ];
    const [one, other, without] = [
      await openReplica(temporaryFolder(), seed),
      await openReplica(temporaryFolder(), seed),
      await openReplica(),
    ];
    const { key, info } = one.create(RIGHTS);
    await expect.poll(() => without.verify(key)).toEqual(good(info.id));
    one.revoke("ops");
    const rotated = other.rotate("web")?.key ?? "";
    await expect.poll(() => [other.verify(ended), one.verify(rotated)]).toEqual(["unknown", good("web")]);
    const anew = await openReplica(temporaryFolder(), seed);
    expect([ended, kept, rotated].map((each) => anew.verify(each))).toEqual(["unknown", "unknown", good("web")]);
    expect(without.list().map(({ id }) => id)).toEqual([info.id]);
    // A key that changed in the file replaces all former ones.
    const changed = createApiKey();
    const last = await openReplica(temporaryFolder(), [{ ...seed[0], key: changed }]);
    expect([last.verify(changed), last.verify(rotated)]).toEqual([good("web"), "unknown"]);
  });
});
