import { Router } from "express";
import { onlyMethods } from "../request/methods.ts";
import { servePage } from "./page-files.ts";

/** `GET /docs`: the reference as a page that loads nothing from elsewhere. @param directory of the pages */
export const createDocsPageRoutes = (directory: string | undefined): Router => {
  const routes = Router({ strict: true });
  routes.get("/docs", servePage(directory, "docs.html"));
  routes.all("/docs", onlyMethods("GET", "HEAD"));
  return routes;
};
