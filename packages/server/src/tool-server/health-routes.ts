import { Router } from "express";
import { onlyMethods } from "../request/methods.ts";

/** `GET /health`: 503 until the engines are ready. It says states only, so it needs no key. */
export const createHealthRoutes = (isReady: () => boolean): Router => {
  const routes = Router();
  routes.get("/health", (_request, response) => {
    if (isReady()) response.json({ status: "healthy" });
    else response.status(503).json({ status: "starting" });
  });
  routes.all("/health", onlyMethods("GET", "HEAD"));
  return routes;
};
