import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { hostSettings } from "../settings/host-settings.ts";
import { requestStateKey } from "./request-state-key.ts";

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), "twinhost-request-state-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};
const keyOf = (DATA_DIR: string, REQUEST_STATE_SECRET?: string): string =>
  Buffer.from(requestStateKey(hostSettings.parse({ DATA_DIR, REQUEST_STATE_SECRET }))).toString("hex");

const SECRET = "0123456789abcdef0123456789abcdef";

it("is the same for replicas with separate data folders and the same secret", () => {
  const key = keyOf(folder(), SECRET);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(keyOf(folder(), SECRET)).toBe(key);
  expect(keyOf(folder(), `${SECRET}0`)).not.toBe(key);
});

it("belongs to the data folder when there is no secret", () => {
  const path = folder();
  expect(keyOf(path)).toBe(keyOf(path));
  expect(keyOf(folder())).not.toBe(keyOf(path));
});

it("rejects a secret that is too short", () => {
  expect(() => keyOf(folder(), "short")).toThrow("at least 32 characters");
});
