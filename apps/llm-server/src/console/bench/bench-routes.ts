import { commandLine, describeIssues, type Logger } from "@twinhost/core";
import { callerOf, HttpError, onlyMethods, requireRole } from "@twinhost/server";
import { Router } from "express";
import { z } from "zod";
import { type BenchFiles, benchArguments, benchRequest, language } from "./bench-arguments.ts";
import type { BenchRunner } from "./bench-runner.ts";

export interface BenchRouteOptions extends BenchFiles {
  /** Undefined where the benchmark is not installed. */
  readonly bench?: BenchRunner | undefined;
  readonly log: Logger;
}

const report = z.record(z.string(), z.json());
const comparison = z.object({ before: report, after: report, language });

/** `/console/bench`, for the role admin: runs one benchmark at a time, reports progress, cancels; compares reports. */
export const createBenchRoutes = ({ bench, log, ...files }: BenchRouteOptions): Router => {
  const routes = Router();
  const isAdmin = requireRole("admin");
  const installed = (): BenchRunner => {
    if (bench) return bench;
    throw new HttpError("bad_request", `The benchmark is not installed here. Where it is: ${commandLine("bench")}`, {
      status: 404,
    });
  };

  routes.get("/console/bench", isAdmin, (_request, response) => {
    response.set("Cache-Control", "no-store").json({ isInstalled: bench !== undefined, run: bench?.state() ?? null });
  });
  routes.post("/console/bench", isAdmin, async (request, response) => {
    const runner = installed();
    const asked = benchRequest.safeParse(request.body);
    if (!asked.success) throw new HttpError("invalid_arguments", describeIssues(asked.error.issues));
    if (!(await runner.start(asked.data.kind, benchArguments(asked.data, files))))
      throw new HttpError("refused_input", "A benchmark runs already. Wait for its end, or cancel it.");
    log.info({ caller: callerOf(response).id, bench: asked.data.kind }, "a benchmark was started");
    response.status(202).json({ isInstalled: true, run: runner.state() });
  });
  routes.delete("/console/bench", isAdmin, async (_request, response) => {
    await installed().cancel();
    response.json({ isInstalled: true, run: bench?.state() ?? null });
  });
  routes.post("/console/bench/compare", isAdmin, async (request, response) => {
    const asked = comparison.safeParse(request.body);
    if (!asked.success)
      throw new HttpError(
        "invalid_arguments",
        "before and after must each be what a report.json holds: a JSON object. A language is en or ko.",
      );
    const { before, after, language } = asked.data;
    const text = await installed()
      .compare(JSON.stringify(before), JSON.stringify(after), language)
      .catch((error: Error) => {
        throw new HttpError("invalid_arguments", error.message);
      });
    response.json({ text });
  });
  routes.all("/console/bench", onlyMethods("GET", "HEAD", "POST", "DELETE"));
  routes.all("/console/bench/compare", onlyMethods("POST"));
  return routes;
};
