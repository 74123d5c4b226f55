import type { McpContent } from "@twinhost/core";
import { createEventBus } from "@twinhost/core";
import { type DocumentResourcesOptions, openDocumentResources, prompts } from "@twinhost/tools";

/** What every host serves beside the tools: the indexed documents and the prompts. */
export const openStandardContent = (
  options: Omit<DocumentResourcesOptions, "changes">,
): { library: McpContent; close(): void } => {
  const changes = createEventBus();
  const resources = openDocumentResources({ ...options, changes });
  return { library: { resources, prompts, changes }, close: resources.close };
};
