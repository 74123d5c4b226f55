import type { ToolDescription } from "@twinhost/core";
import type { ToolClient } from "../tool-client.ts";
import type { ToolNames } from "./tool-names.ts";

/** The servers of {@link createCompositeToolClient}, and the names under which their tools are offered. */
export interface CompositeToolClientOptions {
  /** Its tools keep their names. */
  readonly own: ToolClient;
  /** Other servers by name; their tools get names that say which server they belong to. */
  readonly others: ReadonlyMap<string, ToolClient>;
  readonly names: ToolNames;
}

/** Several servers as one. An unavailable one takes only its own tools with it. */
export const createCompositeToolClient = ({ own, others, names }: CompositeToolClientOptions): ToolClient => ({
  get transport() {
    return own.transport;
  },
  listTools: async (options) => {
    const lists = [...others].map(([server, client]) =>
      client.listTools(options).then(
        (tools) => renamed(server, tools, names),
        (): ToolDescription[] => [],
      ),
    );
    return (await Promise.all([own.listTools(options), ...lists])).flat();
  },
  callTool: async (name, args, options) => {
    const named = names.find(name);
    const other = named && others.get(named.server);
    if (!named || !other) return own.callTool(name, args, options);
    options?.onTransport?.(other.transport);
    return other.callTool(named.tool, args, options);
  },
  close: async () => {
    await Promise.all([own, ...others.values()].map((client) => client.close()));
  },
});

/** A server's tools under the names that they are offered by. */
export const renamed = (server: string, tools: readonly ToolDescription[], names: ToolNames): ToolDescription[] =>
  tools.map((tool) => ({ ...tool, name: names.nameOf(server, tool.name) }));
