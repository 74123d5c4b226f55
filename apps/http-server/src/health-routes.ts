import { onlyMethods } from "@twinhost/http-kit";
import { Router } from "express";

export const createHealthRoutes = (): Router => {
  const routes = Router();
  routes.get("/health", (_request, response) => {
    response.json({ status: "healthy" });
  });
  routes.all("/health", onlyMethods("GET", "HEAD"));
  return routes;
};
