import type { Tool } from "@modelcontextprotocol/client";
import type { ToolDescription } from "@twinhost/core";

/** A server's list of tools as the product's type. A paged list may contain a tool twice: the first one counts. */
export const toDescriptions = (tools: readonly Tool[]): ToolDescription[] => {
  const firsts = new Map(tools.toReversed().map((tool) => [tool.name, tool]));
  return tools.filter((tool) => firsts.get(tool.name) === tool).map(toDescription);
};

/** Fills in what a server leaves out of a tool's description: third-party servers may say little. */
const toDescription = (tool: Tool): ToolDescription =>
  ({
    ...tool,
    title: tool.title ?? tool.annotations?.title ?? tool.name,
    description: tool.description ?? "",
    annotations: tool.annotations ?? {},
  }) as ToolDescription;
