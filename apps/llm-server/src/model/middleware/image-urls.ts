import type { LanguageModelMiddleware } from "ai";

/** The provider fetches image URLs, or nobody: through this server, callers could reach its internal network. */
export const urlsOfImages: LanguageModelMiddleware = {
  specificationVersion: "v4",
  overrideSupportedUrls: () => ({ "image/*": [/^https?:/] }),
};
