import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@twinhost/core";
import { openUsageStore, type UsageQuery, type UsageRow } from "@twinhost/policy";
import { pino } from "pino";
import { onTestFinished } from "vitest";

/** A data folder for one test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-call-policy-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Reads usage through a separate store, so that only what the host has written counts. */
export const readUsage = (folder: string, query: UsageQuery): UsageRow[] => {
  const store = openUsageStore(folder, pino({ level: "silent" }));
  try {
    return store.query(query);
  } finally {
    store.close();
  }
};

export const readLog = (file: string): JsonObject[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
