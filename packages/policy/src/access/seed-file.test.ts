import { createHash } from "node:crypto";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { expect, it, onTestFinished } from "vitest";
import { createApiKey } from "./api-key.ts";
import { openKeyStore } from "./key-store.ts";

const open = () => {
  const folder = temporaryFolder();
  const store = openKeyStore(folder);
  onTestFinished(() => store.close());
  const seed = (entries: unknown, name = "keys.json") => {
    writeFiles(folder, { [name]: typeof entries === "string" ? entries : JSON.stringify(entries) });
    return store.seedFrom(join(folder, name));
  };
  return { store, seed };
};

const [KEY, OTHER] = [createApiKey(), createApiKey()];
const ENTRY = { id: "web", owner: "Web", key: KEY, tools: ["*"] };

it("imports keys and hashes with their rights", () => {
  const { store, seed } = open();
  const hash = createHash("sha256").update(OTHER).digest("hex");
  const entries = [
    ENTRY,
    { owner: "Ops", hash, tools: ["calculate"], role: "metrics", rate: "5/min", expires: "2999-01-31" },
  ];
  expect(seed(entries)).toEqual({ created: 2, changed: 0, removed: 0 });
  expect(store.verify(KEY)).toMatchObject({ caller: { id: "web", role: "caller" } });
  expect(store.verify(OTHER)).toMatchObject({
    caller: { id: `seed_${hash.slice(0, 8)}`, role: "metrics", ratePerMinute: 5, allowedTools: ["calculate"] },
  });
  expect(seed(entries)).toEqual({ created: 0, changed: 0, removed: 0 });
});

it("follows the file: changes, new keys, removals", () => {
  const { store, seed } = open();
  seed([ENTRY]);
  expect(seed([{ ...ENTRY, tools: ["calculate"] }])).toMatchObject({ changed: 1 });
  expect(store.verify(KEY)).toMatchObject({ caller: { allowedTools: ["calculate"] } });
  expect(seed([{ ...ENTRY, key: OTHER }])).toMatchObject({ changed: 1 });
  expect([store.verify(KEY), store.verify(OTHER)]).toEqual(["unknown", { caller: expect.anything() }]);
  expect(seed([])).toMatchObject({ removed: 1 });
  expect(store.verify(OTHER)).toBe("unknown");
});

it("keeps a rotation and a revocation when the file is read again", () => {
  const { store, seed } = open();
  seed([ENTRY]);
  const rotated = store.rotate("web");
  seed([ENTRY]);
  expect(seed([{ ...ENTRY, tools: ["calculate"] }])).toMatchObject({ changed: 1 });
  expect([store.verify(KEY), store.verify(rotated?.key ?? "")]).toEqual(["unknown", { caller: expect.anything() }]);
  store.revoke("web");
  seed([{ ...ENTRY, owner: "Web team" }]);
  expect([store.verify(KEY), store.verify(rotated?.key ?? "")]).toEqual(["unknown", "unknown"]);
});

it("accepts the file's new key for an id whose former key was revoked", () => {
  const { store, seed } = open();
  seed([ENTRY]);
  store.revoke("web");
  expect(seed([{ ...ENTRY, key: OTHER }])).toMatchObject({ changed: 1 });
  expect([store.verify(KEY), store.verify(OTHER)]).toEqual(["unknown", { caller: expect.anything() }]);
  expect(store.list()).toMatchObject([{ state: "active" }]);
  expect(store.revoke("web")).toBe(true);
  seed([{ ...ENTRY, key: OTHER }]);
  expect(store.verify(OTHER)).toBe("unknown");
});

it("leaves keys from elsewhere alone", () => {
  const { store, seed } = open();
  const own = store.create({ owner: "Kim", tools: ["*"], role: "admin", ratePerMinute: null, expiresAt: null });
  seed([{ ...ENTRY, id: "ops", key: OTHER }], "other.json");
  seed([ENTRY]);
  seed([]);
  expect([store.verify(own.key), store.verify(OTHER)]).toEqual([
    { caller: expect.anything() },
    { caller: expect.anything() },
  ]);
});

it("takes over the keys of a file that has moved, with their rotations and revocations", () => {
  const { store, seed } = open();
  const entries = [ENTRY, { ...ENTRY, id: "ops", key: OTHER }];
  seed(entries, "before.json");
  const rotated = store.rotate("web")?.key ?? "";
  store.revoke("ops");
  expect(seed(entries)).toEqual({ created: 0, changed: 0, removed: 0 });
  const verified = () => [KEY, rotated, OTHER].map((key) => store.verify(key));
  expect(verified()).toEqual(["unknown", { caller: expect.objectContaining({ id: "web" }) }, "unknown"]);
  expect(seed([])).toMatchObject({ removed: 2 });
  expect(verified()).toEqual(["unknown", "unknown", "unknown"]);
});

it("does not let a file claim an id or a key in use", () => {
  const { store, seed } = open();
  seed([ENTRY], "other.json");
  expect(() => seed([{ ...ENTRY, key: OTHER }])).toThrow(/\[0\]: its id or key is in use already, by the key web/);
  expect(() => seed([{ ...ENTRY, id: "new" }])).toThrow(/in use already/);
  expect(store.list()).toHaveLength(1);
});

it.each([
  ["not JSON", `[{"key": "${KEY}`, /must be a JSON array of keys$/],
  ["a non-array", { keys: [] }, /the whole: /],
  ["a short key", [{ ...ENTRY, key: "hunter2" }], /\[0\]\.key: must be 32 to 256/],
  ["both key and hash", [{ ...ENTRY, hash: "0".repeat(64) }], /\[0\]: must have either key or hash/],
  ["an unknown role", [{ ...ENTRY, role: "root" }], /\[0\]\.role: must be one of caller, metrics, admin/],
  ["a bad rate", [{ ...ENTRY, rate: "5/s" }], /\[0\]\.rate: must be calls per minute/],
  ["no tools", [{ ...ENTRY, tools: [] }], /\[0\]\.tools: must name at least one tool/],
  ["a bad date", [{ ...ENTRY, expires: "soon" }], /\[0\]\.expires: must be a date/],
  ["a misspelt field", [{ ...ENTRY, expire: "2999-01-01" }], /\[0\]: .*"expire"/],
  ["a duplicate id", [ENTRY, { ...ENTRY, key: OTHER }], /\[1\]: has the same id as an entry before it/],
  ["a duplicate key", [ENTRY, { ...ENTRY, id: "b" }], /\[1\]: has the same hash as an entry before it/],
])("rejects a file with %s in one line, without its secrets, and changes nothing", (_what, entries, expected) => {
  const { store, seed } = open();
  expect(() => seed(entries)).toThrow(expected);
  expect(() => seed(entries)).toThrow(/^API_KEYS_FILE [^\n]*$/);
  expect(() => seed(entries)).not.toThrow(KEY.slice(0, 8));
  expect(store.hasKeys()).toBe(false);
});

it("names a file that does not exist", () => {
  expect(() => open().store.seedFrom("/no/such/file")).toThrow("API_KEYS_FILE /no/such/file: cannot be read (ENOENT)");
});
