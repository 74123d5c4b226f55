import type { ResourceProvider } from "@twinhost/core";

/** Hides resources from a caller who may not read them, as if they did not exist. */
export const restrictResources = (provider: ResourceProvider, mayRead: () => boolean): ResourceProvider => ({
  get templates() {
    return mayRead() ? provider.templates : [];
  },
  list: async (cursor) => (mayRead() ? provider.list(cursor) : { resources: [] }),
  read: async (uri) => (mayRead() ? provider.read(uri) : undefined),
  complete: async (uriTemplate, variable, value) =>
    mayRead() ? provider.complete(uriTemplate, variable, value) : { values: [], total: 0 },
});
