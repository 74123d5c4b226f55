import type { LanguageModelMiddleware } from "ai";

/** Image URLs are fetched by the provider or not at all: through this server, callers could reach its own network. */
export const urlsOfImages: LanguageModelMiddleware = {
  specificationVersion: "v4",
  overrideSupportedUrls: () => ({ "image/*": [/^https?:/] }),
};
