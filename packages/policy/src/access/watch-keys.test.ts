import { readableLog } from "@twinhost/tools/testing";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import type { KeyInfo } from "./key-fields.ts";
import { watchKeys } from "./watch-keys.ts";

const KEY: KeyInfo = {
  id: "web",
  owner: "Web",
  tools: ["*"],
  role: "caller",
  ratePerMinute: null,
  state: "active",
  formerKeyUntil: null,
  createdAt: "2026-11-21T22:00:00.000Z",
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
};

afterEach(() => {
  vi.useRealTimers();
});

it("outlasts a failure to read the keys, logs it once, and finds what changed meanwhile", () => {
  vi.useFakeTimers();
  const { log, lines } = readableLog();
  let list = (): KeyInfo[] => [KEY];
  let changes = 0;
  onTestFinished(
    watchKeys(
      { list: () => list() },
      () => {
        changes++;
      },
      log,
    ),
  );
  list = () => {
    throw new Error("disk I/O error");
  };
  vi.advanceTimersByTime(5_000);
  expect([changes, lines.length]).toEqual([0, 1]);
  list = () => [{ ...KEY, state: "revoked" }];
  vi.advanceTimersByTime(5_000);
  expect([changes, lines.length]).toEqual([1, 1]);
});
