import { openKeyStore } from "@twinhost/policy";

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
