import { Router } from "express";
import { z } from "zod";
import { onlyMethods } from "../request/methods.ts";

/** The answer of `/health`. */
export const health = z.object({ status: z.enum(["healthy", "starting"]) }).meta({ id: "Health" });

/** `GET /health`: 503 until the engines are ready. It reports states only, so it needs no key. */
export const createHealthRoutes = (isReady: () => boolean): Router => {
  const routes = Router();
  routes.get("/health", (_request, response) => {
    const answer: z.output<typeof health> = { status: isReady() ? "healthy" : "starting" };
    response.status(answer.status === "healthy" ? 200 : 503).json(answer);
  });
  routes.all("/health", onlyMethods("GET", "HEAD"));
  return routes;
};
