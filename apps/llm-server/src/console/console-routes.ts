import { readFile } from "node:fs/promises";
import { commandLine, isToolAllowed, VERSION } from "@twinhost/core";
import { callerOf, createDocumentRoutes, HttpError, hasRole, onlyMethods, sendCacheable } from "@twinhost/server";
import { Router } from "express";
import type { Models } from "../model/models.ts";
import { MAX_INSTRUCTIONS_LENGTH, MAX_QUERY_LENGTH } from "../routes/query-body.ts";
import type { Connections } from "../transport/connections.ts";
import type { ToolCatalog } from "../transport/tool-catalog.ts";
import { TRANSPORT_CHOICES } from "../transport/transport-choice.ts";
import { createDocsRoute } from "./docs-route.ts";
import { createExamplesRoute, type ExamplesOptions } from "./examples-route.ts";
import { createExchangeRoute, type ExchangeOptions } from "./exchange-route.ts";
import { createGuideRoute } from "./guide-route.ts";
import { findReport, type ReportFolder } from "./report-file.ts";
import { createRunRoute, type RunOptions } from "./run-route.ts";
import { createTakeDocument, type TakeDocumentOptions } from "./take-document.ts";
import { thirdPartyServers } from "./third-party-servers.ts";
import { baseOf, readToolServerState } from "./tool-server-state.ts";
import { transportIn } from "./transport-in.ts";

export interface ConsoleOptions
  extends ExchangeOptions,
    RunOptions,
    Pick<ExamplesOptions, "localTranslation">,
    Pick<TakeDocumentOptions, "addDocument"> {
  readonly connections: Connections;
  readonly catalog: ToolCatalog;
  readonly models: Models;
  /** The largest body of a request, in bytes. */
  readonly bodyLimitBytes: number;
  readonly reportFile: string | undefined;
  readonly claimsFile: string | undefined;
}

const GET = ["GET", "HEAD"] as const;

/** What the console shows: JSON behind keys. Its page is in {@link createPageRoutes}. */
export const createConsoleRoutes = (options: ConsoleOptions): Router => {
  const { catalog, connections, models, transports, toolServer, reportFile, claimsFile } = options;
  const routes = Router();

  routes.get("/console/config", (_request, response) => {
    const { id, role = "caller", allowedTools } = callerOf(response);
    response.set("Cache-Control", "no-store").json({
      version: VERSION,
      model: models.default.id,
      models: models.list().map((model) => model.id),
      transport: transports.current,
      transports: TRANSPORT_CHOICES,
      caller: { id, role, allowedTools },
      limits: {
        question: MAX_QUERY_LENGTH,
        instructions: MAX_INSTRUCTIONS_LENGTH,
        document: largestDocument(options.bodyLimitBytes),
      },
      toolServer: { url: baseOf(toolServer.url) },
      report: findReport("latest", reportFile) !== undefined,
      claims: findReport("claims", claimsFile) !== undefined,
    });
  });

  routes.get("/console/state", async (_request, response) => {
    const toolServerState = await readToolServerState(toolServer, hasRole(callerOf(response), "metrics"));
    response.set("Cache-Control", "no-store").json({ toolServer: toolServerState });
  });

  routes.get("/console/tools", async (request, response) => {
    const transport = transportIn(request.query.transport ?? transports.current);
    const caller = callerOf(response);
    const isOurs = (name: string): boolean => connections.names.find(name) === undefined;
    const tools = (await catalog.offered(transport)).filter(({ name }) => isOurs(name) && isToolAllowed(caller, name));
    const reachable = await catalog.isReachable(transport);
    response.set("Cache-Control", "no-store").json({
      transport,
      reachable,
      failure: catalog.failure(transport),
      tools,
      servers: await thirdPartyServers(options, caller),
    });
  });

  const serveReport = (path: string, folder: ReportFolder, configured: string | undefined, rest = ""): void => {
    routes.get(path, async (request, response) => {
      const file = findReport(folder, configured);
      const json = file && (await readFile(file, "utf8").catch(() => undefined));
      if (!json)
        throw new HttpError("bad_request", `There is no report yet. Make one: ${commandLine("bench", rest)}`, {
          status: 404,
        });
      sendCacheable(request, response, json);
    });
  };
  serveReport("/console/report", "latest", reportFile);
  serveReport("/console/claims", "claims", claimsFile, "claims");

  for (const path of ["config", "state", "tools", "report", "claims"])
    routes.all(`/console/${path}`, onlyMethods(...GET));
  routes.use(
    createGuideRoute(),
    createExchangeRoute(options),
    createRunRoute(options),
    createDocsRoute(options),
    createExamplesRoute(options),
    createDocumentRoutes(createTakeDocument(options)),
  );
  return routes;
};

/** In bytes: base64 has four characters for three of them, beside the name. */
const largestDocument = (bodyLimitBytes: number): number => Math.floor((bodyLimitBytes - 1_024) * 0.75);
