import { type ContentDefinition, defineResources } from "@twinhost/core";
import { prompts } from "./prompts/prompts.ts";
import { openDocumentResources } from "./resources/document-resources.ts";
import { searchIndex, searchIndexFile } from "./search-docs/engine.ts";

/** What every host serves beside the tools: the indexed documents and the prompts. */
export const content: ContentDefinition = {
  resources: defineResources({
    engine: searchIndex,
    open: (use, { dataDirectory, changes, log }) =>
      openDocumentResources({
        file: searchIndexFile(dataDirectory),
        indexReady: async () => (await use()).ready(),
        changes,
        log,
      }),
  }),
  prompts,
};
