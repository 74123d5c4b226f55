import { renamed, type ToolClient } from "@twinhost/client";
import { describeTool, type ErrorCode, type Logger, type ToolDescription } from "@twinhost/core";
import { createThirdPartyList, createToolList, type ToolList } from "@twinhost/third-party";
import { tools } from "@twinhost/tools";
import type { Connections } from "./connections.ts";
import type { TransportChoice } from "./transport-choice.ts";

/** Which tools a model is offered over each transport, without asking for the list at every question. */
export interface ToolCatalog {
  /** Never throws. With the tools away it is the last known list, or the product's own: the call then fails with its code. */
  offered(choice: TransportChoice): Promise<readonly ToolDescription[]>;
  /** Whether our tools answer now. */
  isReachable(choice: TransportChoice): Promise<boolean>;
  /** Why our tools did not answer when they were last asked. */
  failure(choice: TransportChoice): ErrorCode | undefined;
  /** Third-party MCP servers: how each was when it was last asked. */
  others(): Readonly<Record<string, ThirdPartyState>>;
  /** What one of them offered last, under the names by which its tools are offered. */
  otherTools(server: string): Promise<readonly ToolDescription[]>;
}

/** How a third-party MCP server was when it was last asked. */
export interface ThirdPartyState {
  readonly isReachable: boolean;
  /** Why not, for the operator alone: it may name hosts and commands. */
  readonly unavailableBecause: string | undefined;
}

/** @param startingMs for how long from now a tool server that does not answer yet is taken for one that is starting */
export const createToolCatalog = (connections: Connections, log: Logger, startingMs = 0): ToolCatalog => {
  const mayStartUntil = performance.now() + startingMs;
  const own = new Map<TransportChoice, ToolList>();
  const ownList = (choice: TransportChoice): ToolList => {
    let list = own.get(choice);
    if (!list) {
      list = createToolList(connections.own(choice), {
        onAway: (error, because) => {
          log.warn({ transport: choice, because }, "the tools are unavailable");
          log.debug({ err: error, transport: choice }, "how the tools became unavailable");
        },
        mayStartUntil,
      });
      own.set(choice, list);
    }
    return list;
  };

  const others = new Map<string, { readonly client: ToolClient; readonly list: ToolList }>();
  /** A server whose list may have changed; one that is new, that has another connection, or that is gone. */
  const follow = (server: string): void => {
    const client = connections.others.get(server);
    const known = others.get(server);
    if (known && known.client === client) {
      known.list.refresh();
      return;
    }
    known?.list.stop();
    others.delete(server);
    if (!client) return;
    const list = createThirdPartyList(server, client, log);
    others.set(server, { client, list });
    list.refresh();
  };
  /** Made once for each list: who keeps something by a description finds it again at the next question. */
  const renamedLists = new WeakMap<readonly ToolDescription[], ToolDescription[]>();
  const named = (server: string, list: readonly ToolDescription[]): ToolDescription[] => {
    let renamedList = renamedLists.get(list);
    if (!renamedList) {
      renamedList = renamed(server, list, connections.names);
      renamedLists.set(list, renamedList);
    }
    return renamedList;
  };
  /** Waits only for servers that may still be starting: one that is unavailable or slow later holds nothing up. */
  const othersTools = async (): Promise<ToolDescription[]> => {
    const lists = [...others].map(async ([server, { list }]) => {
      await list.awaitStart();
      return named(server, (await list.current(false)) ?? []);
    });
    return (await Promise.all(lists)).flat();
  };

  connections.onToolsChanged((server) => {
    if (server !== undefined) return follow(server);
    for (const list of own.values()) if (list.wasReachable) list.refresh();
  });
  for (const server of connections.others.keys()) follow(server);

  return {
    offered: async (choice) => {
      const ours = (await ownList(choice).current(true)) ?? productTools();
      if (others.size === 0) return ours;
      // A tool server that serves the same third-party servers has their tools under the same names.
      const taken = new Set(ours.map(({ name }) => name));
      return [...ours, ...(await othersTools()).filter(({ name }) => !taken.has(name))];
    },
    isReachable: (choice) => ownList(choice).isReachable(),
    failure: (choice) => ownList(choice).failure,
    others: () => {
      for (const { list } of others.values()) list.current(false);
      return Object.fromEntries(
        [...others].map(([server, { list }]) => {
          const state = { isReachable: list.wasReachable, unavailableBecause: list.unavailableBecause };
          return [server, state];
        }),
      );
    },
    otherTools: async (server) => named(server, (await others.get(server)?.list.current(false)) ?? []),
  };
};

/** The product's own tools, for when no list could ever be had. */
const productTools = (): readonly ToolDescription[] => {
  described ??= tools.map(describeTool);
  return described;
};
let described: readonly ToolDescription[] | undefined;
