import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import type { GuardHosts } from "../arms/catalog.ts";
import { GUARD_ROWS, type Setup } from "./guard.ts";
import { planPairs } from "./pairs.ts";

/** What the deployments need. */
export interface Environment {
  readonly hosts: GuardHosts;
  /** Has the index, and no keys. */
  readonly dataDir: string;
  /** Has the index and the keys. */
  readonly keyedDataDir: string;
  readonly keysFile: string;
  /** The key of a caller that may use these tools. */
  keyFor(allowedTools: readonly string[]): string;
  /** Base URL of the trace collector. */
  readonly collector: string;
}

/** Creates the keys, and for the servers that use them a separate data folder with the same index. */
export const prepareEnvironment = async (
  given: Pick<Environment, "hosts" | "dataDir" | "collector">,
): Promise<Environment> => {
  const { dataDir } = given;
  const keyedDataDir = join(dataDir, "keyed");
  mkdirSync(keyedDataDir, { recursive: true });
  await copyFile(join(dataDir, "search.sqlite"), join(keyedDataDir, "search.sqlite"));
  const keys = new Map(allowedToolsIn(planPairs("rest", GUARD_ROWS).flatMap(({ off, on }) => [off, on])));
  const keysFile = join(dataDir, "keys.json");
  const entries = [...keys].map(([tools, key]) => ({ owner: "benchmark", key, tools: tools.split(",") }));
  writeFileSync(keysFile, JSON.stringify(entries), { mode: 0o600 });
  return {
    ...given,
    keyedDataDir,
    keysFile,
    keyFor: (allowedTools) => keys.get(allowedTools.join(",")) ?? "",
  };
};

/** A new key for each distinct set of allowed tools. */
const allowedToolsIn = (setups: readonly Setup[]): [string, string][] =>
  [...new Set(setups.map(({ allowedTools }) => allowedTools.join(",")))].map((tools) => [
    tools,
    randomBytes(32).toString("base64url"),
  ]);
