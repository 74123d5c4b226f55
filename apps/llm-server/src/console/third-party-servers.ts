import { type Caller, isToolAllowed } from "@twinhost/core";
import { hasRole } from "@twinhost/server";
import type { Connections } from "../transport/connections.ts";
import { type ThirdPartyState, type ToolCatalog, thirdPartyStatus } from "../transport/tool-catalog.ts";

interface ThirdPartyOptions {
  readonly catalog: Pick<ToolCatalog, "others" | "otherTools">;
  readonly connections: Pick<Connections, "names">;
}

/** The third-party MCP servers as a caller may see them: with the tools that it may use; reasons for admins only. */
export const thirdPartyServers = ({ catalog, connections }: ThirdPartyOptions, caller: Caller) =>
  Promise.all(
    Object.entries(catalog.others()).map(async ([name, state]) => ({
      name,
      ...shown(state, hasRole(caller, "admin")),
      tools: (await catalog.otherTools(name))
        .filter((tool) => isToolAllowed(caller, tool.name))
        .map((tool) => ({ ...tool, tool: connections.names.find(tool.name)?.tool ?? tool.name })),
    })),
  );

/** The status of each, with the reason if it is unavailable; for administrators. */
export const thirdPartyReasons = (catalog: Pick<ToolCatalog, "others">) =>
  Object.fromEntries(Object.entries(catalog.others()).map(([name, state]) => [name, shown(state, true)]));

const shown = (state: ThirdPartyState, seesReason: boolean) => {
  const { isReachable, unavailableBecause: reason } = state;
  return {
    status: thirdPartyStatus(state),
    ...(!isReachable && seesReason && reason !== undefined && { reason }),
  };
};
