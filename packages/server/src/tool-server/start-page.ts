import { VERSION } from "@twinhost/core";
import type { ServerInfo } from "@twinhost/mcp";
import escapeHtml from "escape-html";
import { Router } from "express";
import { onlyMethods } from "../request/methods.ts";
import { pagePolicy } from "../response/response-headers.ts";

/** What is served, by its path from the start page: the server may stand below a proxy's prefix. */
const LINKS = {
  docs: "the REST interface as a page",
  "openapi.json": "the same for programs (OpenAPI)",
  tools: "the tools with their schemas",
  mcp: "MCP over HTTP: for MCP clients, by POST",
  usage: "who called what, how often",
  health: "whether the server answers",
  ready: "whether its engines are ready",
} as const;

const OURS: ServerInfo = { name: "twinhost-tool-server", title: "Twinhost tool server", version: VERSION };

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

/** `GET /`: links for people, the same as JSON for others. It says nothing of this server in particular, so it is open. */
export const createStartPageRoutes = ({ name, title = name, version }: ServerInfo = OURS): Router => {
  const page = pageOf(escapeHtml(title));
  const routes = Router();
  routes.get("/", pagePolicy({ "img-src": ["data:"] }), (request, response) => {
    response.vary("Accept");
    if (request.accepts(["json", "html"]) === "html") response.type("html").send(page);
    else response.json({ name, version, links: LINKS });
  });
  routes.all("/", onlyMethods("GET", "HEAD"));
  return routes;
};
