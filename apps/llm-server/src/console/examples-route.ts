import { cacheFor, isToolAllowed } from "@twinhost/core";
import { callerOf, onlyMethods } from "@twinhost/server";
import { calculate, searchDocs, translate } from "@twinhost/tools";
import { Router } from "express";
import { z } from "zod";
import type { Connections } from "../transport/connections.ts";
import type { ToolCatalog } from "../transport/tool-catalog.ts";
import { TRANSPORT_CHOICES, type TransportChoice } from "../transport/transport-choice.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";
import type { LocalTranslation } from "./local-translation.ts";
import { readToolServerState, type ToolServerAddress } from "./tool-server-state.ts";
import { transportIn } from "./transport-in.ts";

/** Engines may be started, or documents indexed, while a page is open. */
const FRESH_MS = 5_000;
/** The first search may wait for the index. */
const TIMEOUT_MS = 30_000;

/** What the console's example question about documents searches for: the product's guides, which may not be indexed. */
const SEARCH = { query: "several LLM servers", limit: 1 };

const readiness = z.object({ engines: z.record(z.string(), z.string()) });

export interface ExamplesOptions {
  readonly catalog: Pick<ToolCatalog, "isReachable">;
  readonly connections: Pick<Connections, "own">;
  readonly transports: TransportSwitch;
  readonly toolServer: ToolServerAddress;
  readonly localTranslation: Pick<LocalTranslation, "states">;
}

/** `GET /console/examples`: the tools whose example questions the available engines can answer over a transport. */
export const createExamplesRoute = (options: ExamplesOptions): Router => {
  const { transports } = options;
  const known = new Map(
    TRANSPORT_CHOICES.map((choice) => [choice, cacheFor(FRESH_MS, () => workingTools(options, choice))]),
  );
  const routes = Router();
  routes.get("/console/examples", async (request, response) => {
    const transport = transportIn(request.query.transport ?? transports.current);
    const working = (await known.get(transport)?.()) ?? [];
    const caller = callerOf(response);
    response.set("Cache-Control", "no-store").json({ tools: working.filter((tool) => isToolAllowed(caller, tool)) });
  });
  routes.all("/console/examples", onlyMethods("GET", "HEAD"));
  return routes;
};

const workingTools = async (options: ExamplesOptions, choice: TransportChoice): Promise<readonly string[]> => {
  const { catalog, connections } = options;
  if (!(await catalog.isReachable(choice))) return [];
  const client = connections.own(choice);
  const [found, translates] = await Promise.all([
    client.callTool(searchDocs.name, SEARCH, { timeoutMs: TIMEOUT_MS }),
    canTranslate(options, client.transport),
  ]);
  return [
    calculate.name,
    ...(found.ok && found.output.total !== 0 ? [searchDocs.name] : []),
    ...(translates ? [translate.name] : []),
  ];
};

/** Asks for the engines' states rather than trying: a call that fails would count as a failure in the usage. */
const canTranslate = async ({ localTranslation, toolServer }: ExamplesOptions, transport: string): Promise<boolean> => {
  const local = await localTranslation.states();
  if (transport !== "http" && transport !== "rest") return local.some(({ state }) => state === "ready");
  const { ready } = await readToolServerState(toolServer, false);
  const engines = readiness.safeParse(ready.ok ? ready.body : undefined).data?.engines ?? {};
  return local.some(({ name }) => engines[name] === "ready");
};
