import { createEventBus, type McpContent } from "@twinhost/core";

/** Content besides the tools, so that there are changes to report. */
export const createOddContent = (): McpContent => {
  const nothing = async () => ({ resources: [], resourceTemplates: [], contents: [], values: [] });
  const resources = { list: nothing, listTemplates: nothing, read: nothing, complete: nothing, close: () => {} };
  return { changes: createEventBus(), prompts: [], resources } as unknown as McpContent;
};
