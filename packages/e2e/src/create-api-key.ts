import { openKeyStore } from "@twinhost/policy";

/** Creates a key for all tools and the metrics. From then on, the folder's servers require a key. */
export const createApiKey = (dataDirectory: string): string => {
  const store = openKeyStore(dataDirectory);
  try {
    const rights = { owner: "interop", tools: ["*"], role: "metrics", ratePerMinute: null, expiresAt: null } as const;
    return store.create(rights).key;
  } finally {
    store.close();
  }
};
