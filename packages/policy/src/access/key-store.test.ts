import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { runCli, silentLog } from "@twinhost/testing";
import { readableLog, temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import type { KeyRights } from "./key-fields.ts";
import { type KeyStore, openKeyStore } from "./key-store.ts";

const RIGHTS: KeyRights = {
  owner: "Kim",
  tools: ["calculate", "search_*"],
  role: "caller",
  ratePerMinute: 60,
  expiresAt: null,
};

const open = (folder = temporaryFolder(), log = silentLog): KeyStore => {
  const store = openKeyStore(folder, log);
  onTestFinished(() => store.close());
  return store;
};

afterEach(() => {
  vi.useRealTimers();
});

it("resolves a key to its caller and rights", () => {
  const store = open();
  const { key, info } = store.create(RIGHTS);
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(store.verify(key)).toEqual({
    caller: {
      id: info.id,
      owner: "Kim",
      allowedTools: ["calculate", "search_*"],
      role: "caller",
      ratePerMinute: 60,
    },
  });
});

it.skipIf(process.platform === "win32")("is readable by its owner only, including SQLite's files beside it", () => {
  const folder = temporaryFolder();
  open(folder).create(RIGHTS);
  const files = readdirSync(folder);
  expect(files).toContain("keys.sqlite-wal");
  for (const file of files) expect(statSync(join(folder, file)).mode & 0o077, file).toBe(0);
});

it.each(["", "x", "키", "\0", "x".repeat(100_000)])("reports any other key as unknown (%#)", (key) => {
  const store = open();
  store.create(RIGHTS);
  expect(store.verify(key)).toBe("unknown");
});

it("reports a key that differs in its last character as unknown", () => {
  const store = open();
  const { key } = store.create(RIGHTS);
  expect(store.verify(key.slice(0, -1) + (key.endsWith("A") ? "B" : "A"))).toBe("unknown");
});

it("stores and lists no secret", () => {
  const folder = temporaryFolder();
  const store = open(folder);
  const { key } = store.create(RIGHTS);
  const stored = ["keys.sqlite", "keys.sqlite-wal"].map((file) => readFileSync(join(folder, file), "latin1")).join();
  expect(stored).toContain("Kim");
  expect(stored).not.toContain(key);
  expect(JSON.stringify(store.list())).not.toContain(key);
  expect(Object.keys(store.list()[0] ?? {})).not.toContain("hash");
});

it("revokes a key only once", () => {
  const store = open();
  const { key, info } = store.create(RIGHTS);
  expect(store.revoke(info.id)).toBe(true);
  expect(store.verify(key)).toBe("unknown");
  expect(store.revoke(info.id)).toBe(false);
  expect(store.rotate(info.id)).toBeUndefined();
  expect(store.list()).toMatchObject([{ state: "revoked", revokedAt: expect.any(String) }]);
});

it("replaces a rotated key by a new one with the same lifetime", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const store = open();
  const day = 24 * 3_600_000;
  const { key, info } = store.create({ ...RIGHTS, expiresAt: Date.now() + 30 * day });
  vi.setSystemTime(Date.now() + 29 * day);
  const rotated = store.rotate(info.id);
  expect(store.verify(key)).toBe("unknown");
  expect(store.verify(rotated?.key ?? "")).toMatchObject({ caller: { id: info.id, ratePerMinute: 60 } });
  vi.setSystemTime(Date.now() + 29 * day);
  expect(store.verify(rotated?.key ?? "")).toMatchObject({ caller: { id: info.id } });
  vi.setSystemTime(Date.now() + day);
  expect(store.verify(rotated?.key ?? "")).toBe("expired");
  expect(store.list()).toMatchObject([{ state: "expired" }]);
});

it("keeps a rotated key valid for the grace period, but not past its expiry or its revocation", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const store = open();
  const hour = 3_600_000;
  const { key, info } = store.create({ ...RIGHTS, expiresAt: Date.now() + 30 * hour });
  const second = store.rotate(info.id, 24 * hour)?.key ?? "";
  const good = { caller: expect.objectContaining({ id: info.id }) };
  const formerKeyUntil = () => store.list()[0]?.formerKeyUntil;
  expect(formerKeyUntil()).toBe(new Date(Date.now() + 24 * hour).toISOString());
  expect([store.verify(key), store.verify(second)]).toEqual([good, good]);
  vi.setSystemTime(Date.now() + 24 * hour);
  expect([store.verify(key), store.verify(second)]).toEqual(["expired", good]);
  expect(formerKeyUntil()).toBeNull();
  const third = store.rotate(info.id, 24 * hour)?.key ?? "";
  vi.setSystemTime(Date.now() + 6 * hour);
  expect([store.verify(second), store.verify(third)]).toEqual(["expired", good]);
  const fourth = store.rotate(info.id, hour)?.key ?? "";
  expect([store.verify(third), store.verify(fourth)]).toEqual([good, good]);
  const fifth = store.rotate(info.id, 0)?.key ?? "";
  expect([third, fourth, fifth].map((each) => store.verify(each))).toEqual(["unknown", "unknown", good]);
  const sixth = store.rotate(info.id, hour)?.key ?? "";
  expect(formerKeyUntil()).not.toBeNull();
  store.revoke(info.id);
  expect(formerKeyUntil()).toBeNull();
  expect([store.verify(fifth), store.verify(sixth)]).toEqual(["unknown", "unknown"]);
});

it("records the last use, to the minute", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const store = open();
  const { key } = store.create(RIGHTS);
  const lastUse = (): string | null | undefined => store.list()[0]?.lastUsedAt;
  expect(lastUse()).toBeNull();
  store.verify(key);
  const first = lastUse();
  expect(first).toBe(new Date().toISOString());
  vi.setSystemTime(Date.now() + 59_000);
  store.verify(key);
  expect(lastUse()).toBe(first);
  vi.setSystemTime(Date.now() + 1_000);
  store.verify(key);
  expect(lastUse()).toBe(new Date().toISOString());
});

it("still counts as having keys when its last key is revoked", () => {
  const store = open();
  expect(store.hasKeys()).toBe(false);
  const { info } = store.create(RIGHTS);
  expect(store.hasKeys()).toBe(true);
  store.revoke(info.id);
  expect(store.hasKeys()).toBe(true);
});

it("sees at once what another process creates, rotates and revokes", async () => {
  const folder = temporaryFolder();
  const store = open(folder);
  expect(store.hasKeys()).toBe(false);
  const made = await runCli("keys", folder, "create", "--owner", "Lee", "--tools", "*");
  const key = made.stdout.trim();
  const verified = store.verify(key);
  expect(verified).toMatchObject({ caller: { owner: "Lee", allowedTools: ["*"] } });
  const id = typeof verified === "string" ? "" : verified.caller.id;
  const rotated = (await runCli("keys", folder, "rotate", id, "--grace", "0")).stdout.trim();
  expect([store.verify(key), store.verify(rotated)]).toEqual(["unknown", { caller: expect.objectContaining({ id }) }]);
  await runCli("keys", folder, "revoke", id);
  expect(store.verify(rotated)).toBe("unknown");
});

it("sees another connection's changes from the next turn of the event loop on", async () => {
  const folder = temporaryFolder();
  const [store, other] = [open(folder), open(folder)];
  expect(store.hasKeys()).toBe(false);
  const { key, info } = other.create(RIGHTS);
  await nextTurn();
  expect(store.hasKeys()).toBe(true);
  expect(store.verify(key)).toMatchObject({ caller: { id: info.id } });
  other.revoke(info.id);
  await nextTurn();
  expect(store.verify(key)).toBe("unknown");
});

it("sees its own changes in the same turn", () => {
  const store = open(temporaryFolder());
  expect(store.hasKeys()).toBe(false);
  const { key, info } = store.create(RIGHTS);
  expect(store.hasKeys()).toBe(true);
  expect(store.verify(key)).toMatchObject({ caller: { id: info.id } });
  const rotated = store.rotate(info.id)?.key ?? "";
  expect([store.verify(key), store.verify(rotated)]).toEqual([
    "unknown",
    { caller: expect.objectContaining({ id: info.id }) },
  ]);
  store.revoke(info.id);
  expect(store.verify(rotated)).toBe("unknown");
});

it("opens in several processes that start at once", async () => {
  const folder = temporaryFolder();
  const runs = await Promise.all(
    ["A", "B", "C", "D"].map((owner) => runCli("keys", folder, "create", "--owner", owner, "--tools", "*")),
  );
  expect(runs.map(({ code, stderr }) => [code, stderr.includes("failed")])).toEqual(Array(4).fill([0, false]));
  expect(
    open(folder)
      .list()
      .map(({ owner }) => owner)
      .sort(),
  ).toEqual(["A", "B", "C", "D"]);
});

it("verifies while another process has locked the database for writing", async () => {
  const folder = temporaryFolder();
  const store = open(folder);
  const { key } = store.create(RIGHTS);
  const other = new DatabaseSync(join(folder, "keys.sqlite"));
  onTestFinished(() => other.close());
  other.exec("BEGIN IMMEDIATE; DELETE FROM keys");
  expect(store.verify(key)).toMatchObject({ caller: { owner: "Kim" } });
  other.exec("COMMIT");
  await nextTurn();
  expect(store.verify(key)).toBe("unknown");
});

it("accepts a key whose last use cannot be recorded, and logs that once", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const folder = temporaryFolder();
  const { log, lines } = readableLog();
  const store = open(folder, log);
  const { key } = store.create(RIGHTS);
  // Fails as a full disk does.
  const other = new DatabaseSync(join(folder, "keys.sqlite"));
  onTestFinished(() => other.close());
  other.exec("CREATE TRIGGER full_disk BEFORE UPDATE ON keys BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
  for (let minute = 0; minute < 2; minute++) {
    expect(store.verify(key)).toMatchObject({ caller: { owner: "Kim" } });
    vi.setSystemTime(Date.now() + 60_000);
  }
  expect(lines).toMatchObject([{ err: { message: expect.stringContaining("disk is full") } }]);
});

it("says what is wrong with a file that is not a database", () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "keys.sqlite": "not a database ".repeat(100) });
  expect(() => openKeyStore(folder)).toThrow(/keys\.sqlite is not a database of twinhost\. Move it away/);
});
