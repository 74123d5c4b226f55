import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { sharedSecret } from "./shared-secret.ts";

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

it("is the same for all users of a data folder, and different for each name and folder", () => {
  const folder = newFolder();
  const first = sharedSecret(folder, "one");
  expect(first).toHaveLength(32);
  expect(sharedSecret(folder, "one")).toEqual(first);
  expect(sharedSecret(folder, "other")).not.toEqual(first);
  expect(sharedSecret(newFolder(), "one")).not.toEqual(first);
});

it.skipIf(process.platform === "win32")("is readable by its owner only", () => {
  const folder = newFolder();
  sharedSecret(folder, "one");
  expect(statSync(join(folder, "secrets.sqlite")).mode & 0o077).toBe(0);
});
