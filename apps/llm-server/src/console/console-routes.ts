import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { commandLine, isToolAllowed, VERSION } from "@twinhost/core";
import { callerOf, createDocumentRoutes, HttpError, hasRole, onlyMethods, sendCacheable } from "@twinhost/server";
import { documentLimits } from "@twinhost/tools";
import { Router } from "express";
import { z } from "zod";
import type { Models } from "../model/models.ts";
import { MAX_INSTRUCTIONS_LENGTH, MAX_QUERY_LENGTH } from "../routes/query-body.ts";
import type { Connections } from "../transport/connections.ts";
import type { ToolCatalog } from "../transport/tool-catalog.ts";
import { TRANSPORT_CHOICES } from "../transport/transport-choice.ts";
import { createApiReferenceRoute } from "./api-reference-route.ts";
import { type BenchRouteOptions, createBenchRoutes } from "./bench/bench-routes.ts";
import { createDocsRoute } from "./docs-route.ts";
import { createDocumentAdmin, type DocumentAdminOptions } from "./document-admin.ts";
import { createExamplesRoute, type ExamplesOptions } from "./examples-route.ts";
import { createExchangeRoute, type ExchangeOptions } from "./exchange-route.ts";
import { createGuideRoute } from "./guide-route.ts";
import { findReport, type ReportFolder } from "./report-file.ts";
import { createRunRoute, type RunOptions } from "./run-route.ts";
import { createServersRoute, type ServersRouteOptions } from "./servers-route.ts";
import { thirdPartyServers } from "./third-party-servers.ts";
import { baseOf, readToolServerState, readToolServerUsage } from "./tool-server-state.ts";
import { transportIn } from "./transport-in.ts";

export interface ConsoleOptions
  extends ExchangeOptions,
    RunOptions,
    ServersRouteOptions,
    BenchRouteOptions,
    Pick<ExamplesOptions, "localTranslation">,
    Pick<DocumentAdminOptions, "addedDocuments"> {
  readonly connections: Connections;
  readonly catalog: ToolCatalog;
  readonly models: Models;
  /** The largest body of a request, in bytes. */
  readonly bodyLimitBytes: number;
}

const GET = ["GET", "HEAD"] as const;
const moment = z.iso.datetime({ offset: true, error: "from must be a time such as 2027-01-31T12:00:00Z" });

/** What the console shows, as JSON; needs a key. Its page is served by {@link createPageRoutes}. */
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
        documents: documentLimits(largestDocument(options.bodyLimitBytes)),
      },
      toolServer: { url: baseOf(toolServer.url) },
      thirdParty: Object.keys(catalog.others()).length > 0,
      report: findReport("latest", reportFile) !== undefined,
      claims: findReport("claims", claimsFile) !== undefined,
    });
  });

  routes.get("/console/state", async (_request, response) => {
    const toolServerState = await readToolServerState(toolServer, hasRole(callerOf(response), "metrics"));
    response.set("Cache-Control", "no-store").json({ toolServer: toolServerState });
  });

  routes.get("/console/usage", async (request, response) => {
    const from = moment.safeParse(request.query.from);
    if (!from.success) throw new HttpError("invalid_arguments", from.error.issues[0]?.message ?? "");
    const usage = await readToolServerUsage(toolServer, hasRole(callerOf(response), "metrics"), from.data);
    response.set("Cache-Control", "no-store").json({ usage });
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
  /** As a download: opened from here, its scripts would run as this page's. */
  const servePage = (path: string, folder: ReportFolder, configured: string | undefined): void => {
    routes.get(path, async (_request, response) => {
      const file = findReport(folder, configured);
      const html = file && (await readFile(join(dirname(file), "report.html")).catch(() => undefined));
      if (!html) throw new HttpError("bad_request", "There is no report.html beside the report.", { status: 404 });
      response.attachment("report.html").set("Cache-Control", "no-store").send(html);
    });
    routes.all(path, onlyMethods(...GET));
  };
  servePage("/console/report/page", "latest", reportFile);
  servePage("/console/claims/page", "claims", claimsFile);
  serveReport("/console/report", "latest", reportFile);
  serveReport("/console/claims", "claims", claimsFile, "claims");

  for (const path of ["config", "state", "usage", "tools", "report", "claims"])
    routes.all(`/console/${path}`, onlyMethods(...GET));
  routes.use(
    createApiReferenceRoute(options),
    createGuideRoute(),
    createExchangeRoute(options),
    createRunRoute(options),
    createDocsRoute(options),
    createExamplesRoute(options),
    createDocumentRoutes(createDocumentAdmin(options), options.log),
    createServersRoute(options),
    createBenchRoutes(options),
  );
  return routes;
};

/** In bytes: base64 has four characters for three of them, and the name needs room too. */
const largestDocument = (bodyLimitBytes: number): number => Math.floor((bodyLimitBytes - 1_024) * 0.75);
