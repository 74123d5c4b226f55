import { onlyMethods, servePage } from "@twinhost/server";
import { Router } from "express";

/** The console at `/`. @param directory of the pages */
export const createPageRoutes = (directory: string | undefined): Router => {
  const routes = Router();
  routes.get("/", servePage(directory, "index.html"));
  routes.all("/", onlyMethods("GET", "HEAD"));
  return routes;
};
