import type { Tool } from "@modelcontextprotocol/client";
import type { ToolDescription } from "@twinhost/core";

/** A server's list of tools as the product has it. A list that comes in pages may hold a tool twice: the first counts. */
export const toDescriptions = (tools: readonly Tool[]): ToolDescription[] => {
  const firsts = new Map(tools.toReversed().map((tool) => [tool.name, tool]));
  return tools.filter((tool) => firsts.get(tool.name) === tool).map(toDescription);
};

/** What a server leaves out of a tool's description is filled in: servers that are not ours may say little. */
const toDescription = (tool: Tool): ToolDescription =>
  ({
    ...tool,
    title: tool.title ?? tool.annotations?.title ?? tool.name,
    description: tool.description ?? "",
    annotations: tool.annotations ?? {},
  }) as ToolDescription;
