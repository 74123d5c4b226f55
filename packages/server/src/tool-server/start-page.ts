import { VERSION } from "@twinhost/core";
import type { ServerInfo } from "@twinhost/mcp";
import escapeHtml from "escape-html";
import { type RequestHandler, Router } from "express";
import { hasPage, servePage } from "../pages/page-files.ts";
import { onlyMethods } from "../request/methods.ts";
import { pagePolicy } from "../response/response-headers.ts";

/** What is served, by path relative to the start page: a proxy may serve it under a prefix. */
const LINKS = {
  docs: "the REST interface as a page",
  "openapi.json": "the same for programs (OpenAPI)",
  tools: "the tools with their schemas",
  mcp: "MCP over HTTP: for MCP clients, by POST",
  usage: "who called what, how often",
  health: "whether the server answers",
  ready: "whether its engines are ready",
  metrics: "metrics for Prometheus",
} as const;

const OURS: ServerInfo = { name: "twinhost-tool-server", title: "Twinhost tool server", version: VERSION };

const PAGE = "start.html";

const pageOf = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>${title}</h1>
<ul>
${Object.entries(LINKS)
  .map(([path, text]) => `<li><a href="${path}">${path}</a>: ${text}</li>`)
  .join("\n")}
</ul>
</body>
</html>
`;

/**
 * `GET /`: the console's start page for browsers, plain links where it was not built, and the links as JSON for others.
 * It shows nothing that needs a key.
 */
export const createStartPageRoutes = (
  pages: string | undefined,
  { name, title = name, version }: ServerInfo = OURS,
): Router => {
  const plain = pageOf(escapeHtml(title));
  const onlyWithPage: RequestHandler = (_request, _response, next) => next(hasPage(pages, PAGE) ? undefined : "route");
  const routes = Router();
  routes.get("/", (request, response, next) => {
    response.vary("Accept");
    if (request.accepts(["json", "html"]) === "html") next();
    else response.json({ name, title, version, links: LINKS });
  });
  routes.get("/", onlyWithPage, servePage(pages, PAGE));
  routes.get("/", pagePolicy({ "img-src": ["data:"] }), (_request, response) => {
    response.type("html").send(plain);
  });
  routes.all("/", onlyMethods("GET", "HEAD"));
  return routes;
};
