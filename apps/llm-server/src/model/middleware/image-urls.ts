import type { LanguageModelMiddleware } from "ai";

/** Images on the web are fetched by the provider or not at all: this server would be a way into its own network. */
export const urlsOfImages: LanguageModelMiddleware = {
  specificationVersion: "v4",
  overrideSupportedUrls: () => ({ "image/*": [/^https?:/] }),
};
