import { createChangeFeed } from "./core/change-feed.ts";
import type { Library } from "./mcp/library.ts";
import { prompts } from "./prompts/prompts.ts";
import { type DocumentResourcesOptions, openDocumentResources } from "./resources/document-resources.ts";

/** What every host serves beside the tools: the indexed documents and the prompts. */
export const openStandardLibrary = (
  options: Omit<DocumentResourcesOptions, "changes">,
): { library: Library; close(): void } => {
  const changes = createChangeFeed();
  const resources = openDocumentResources({ ...options, changes });
  return { library: { resources, prompts, changes }, close: resources.close };
};
