import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";

/** A data folder of one run's own. Removed at `remove()`, and when the process ends without it. */
export const createDataDirectory = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), "twinhost-interop-"));
  const removeFolder = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  process.once("exit", removeFolder);
  return {
    path,
    remove: () => {
      process.off("exit", removeFolder);
      removeFolder();
    },
  };
};

/** A key that may use every tool and see the server's metrics. It closes the servers of this folder to all others. */
export const createApiKey = (dataDirectory: string): string => {
  const store = openKeyStore(dataDirectory);
  try {
    const rights = { owner: "interop", tools: ["*"], role: "metrics", ratePerMinute: null, expiresAt: null } as const;
    return store.create(rights).key;
  } finally {
    store.close();
  }
};
