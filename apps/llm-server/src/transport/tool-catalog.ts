import { renamed, type ToolClient } from "@twinhost/client";
import { describeTool, type ErrorCode, type Logger, type ToolDescription } from "@twinhost/core";
import { createThirdPartyList, createToolList, type ToolList } from "@twinhost/third-party";
import { tools } from "@twinhost/tools";
import type { Connections } from "./connections.ts";
import type { TransportChoice } from "./transport-choice.ts";

/** The tools that a model is offered over each transport, without requesting the list for every question. */
export interface ToolCatalog {
  /** Never throws. If tools are unavailable: the last known list, or the product's own; calls then return an error. */
  offered(choice: TransportChoice): Promise<readonly ToolDescription[]>;
  /** Whether our tools answer now. */
  isReachable(choice: TransportChoice): Promise<boolean>;
  /** Why our tools did not answer when they were last asked. */
  failure(choice: TransportChoice): ErrorCode | undefined;
  /** Third-party MCP servers, with the last known state of each. */
  others(): Readonly<Record<string, ThirdPartyState>>;
  /** The tools that one of them last listed, under the names by which they are offered. */
  otherTools(server: string): Promise<readonly ToolDescription[]>;
}

/** The last known state of a third-party MCP server. */
export interface ThirdPartyState {
  readonly isReachable: boolean;
  /** Why not; for the operator only, as it may name hosts and commands. */
  readonly unavailableBecause: string | undefined;
}

/** A server that has neither answered nor failed is starting. */
export const thirdPartyStatus = ({ isReachable, unavailableBecause }: ThirdPartyState) => {
  if (isReachable) return "healthy";
  return unavailableBecause === undefined ? "starting" : "unavailable";
};

/** @param startingMs how long from now a tool server that does not answer yet counts as starting */
export const createToolCatalog = (connections: Connections, log: Logger, startingMs = 0): ToolCatalog => {
  const mayStartUntil = performance.now() + startingMs;
  const own = new Map<TransportChoice, ToolList>();
  const ownList = (choice: TransportChoice): ToolList => {
    let list = own.get(choice);
    if (!list) {
      list = createToolList(connections.own(choice), {
        onUnavailable: (error, because) => {
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
  /** Handles a server whose list may have changed, or that is new, has another connection, or is gone. */
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
  /** Renamed once per list, so that its descriptions remain the same objects and caches keyed by them hit. */
  const renamedLists = new WeakMap<readonly ToolDescription[], ToolDescription[]>();
  const named = (server: string, list: readonly ToolDescription[]): ToolDescription[] => {
    let renamedList = renamedLists.get(list);
    if (!renamedList) {
      renamedList = renamed(server, list, connections.names);
      renamedLists.set(list, renamedList);
    }
    return renamedList;
  };
  /** Waits only for servers that may still be starting: one that is unavailable or slow later delays nothing. */
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
      // A tool server that serves the same third-party servers offers their tools under the same names.
      const taken = new Set(ours.map(({ name }) => name));
      return [...ours, ...(await othersTools()).filter(({ name }) => !taken.has(name))];
    },
    isReachable: (choice) => ownList(choice).isReachable(),
    failure: (choice) => ownList(choice).failure,
    others: () => {
      for (const { list } of others.values()) list.current(false);
      // In the order of the connections, which a changed server keeps.
      return Object.fromEntries(
        [...connections.others.keys()].flatMap((server) => {
          const list = others.get(server)?.list;
          const state = list && { isReachable: list.wasReachable, unavailableBecause: list.unavailableBecause };
          return state ? [[server, state] as const] : [];
        }),
      );
    },
    otherTools: async (server) => named(server, (await others.get(server)?.list.current(false)) ?? []),
  };
};

/** The product's own tools, for when no list has ever been available. */
const productTools = (): readonly ToolDescription[] => {
  described ??= tools.map(describeTool);
  return described;
};
let described: readonly ToolDescription[] | undefined;
