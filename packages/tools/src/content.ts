import { type ContentDefinition, defineResources } from "@twinhost/core";
import { prompts } from "./prompts/prompts.ts";
import { openDocumentResources } from "./resources/document-resources.ts";
import { searchIndex } from "./search-docs/engine.ts";

/** What every host serves besides the tools: the indexed documents and the prompts. */
export const content: ContentDefinition = {
  resources: defineResources({
    engine: searchIndex,
    open: (use, { changes, log }) =>
      openDocumentResources({ documents: async () => (await use()).documents, changes, log }),
  }),
  prompts,
};
