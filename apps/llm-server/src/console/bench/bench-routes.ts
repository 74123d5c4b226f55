import { commandLine, type JsonObject, type Logger } from "@twinhost/core";
import { callerOf, HttpError, onlyMethods, requireRole } from "@twinhost/server";
import { Router } from "express";
import { z } from "zod";
import type { BenchRunner } from "./bench-runner.ts";

export interface BenchRouteOptions {
  /** Undefined where the benchmark is not installed. */
  readonly bench?: BenchRunner | undefined;
  /** `MCP_CONFIG_FILE`, whose servers may be measured. */
  readonly mcpConfigFile?: string | undefined;
  readonly log: Logger;
}

const ownServer = z.object({
  kind: z.literal("mcp"),
  server: z.string().min(1),
  tool: z.string().min(1),
  arguments: z.record(z.string(), z.json(), { error: "must be a JSON object" }),
});
const body = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["quick", "full", "claims-quick", "claims"]) }),
  ownServer,
]);
const comparison = z.object({ before: z.record(z.string(), z.json()), after: z.record(z.string(), z.json()) });

const ARGUMENTS = {
  quick: ["--quick"],
  full: [],
  "claims-quick": ["claims", "--quick"],
  claims: ["claims"],
} as const;

/** `/console/bench`, for the role admin: runs the benchmark, one at a time, says how far it is, cancels it; compares reports. */
export const createBenchRoutes = ({ bench, mcpConfigFile, log }: BenchRouteOptions): Router => {
  const routes = Router();
  const isAdmin = requireRole("admin");
  const installed = (): BenchRunner => {
    if (bench) return bench;
    throw new HttpError("bad_request", `The benchmark is not installed here. Where it is: ${commandLine("bench")}`, {
      status: 404,
    });
  };
  const argumentsOf = (asked: z.output<typeof body>): readonly string[] => {
    if (asked.kind !== "mcp") return ARGUMENTS[asked.kind];
    if (mcpConfigFile === undefined)
      throw new HttpError("invalid_arguments", "MCP_CONFIG_FILE is not set, so there is no server to measure.");
    const { server, tool, arguments: args } = asked;
    const chosen = ["--server", server, "--tool", tool, "--args", JSON.stringify(args as JsonObject)];
    return ["mcp", "--mcp-config", mcpConfigFile, ...chosen, "--quick"];
  };

  routes.get("/console/bench", isAdmin, (_request, response) => {
    response.set("Cache-Control", "no-store").json({ isInstalled: bench !== undefined, run: bench?.state() ?? null });
  });
  routes.post("/console/bench", isAdmin, (request, response) => {
    const runner = installed();
    const asked = body.safeParse(request.body);
    if (!asked.success) throw new HttpError("invalid_arguments", z.prettifyError(asked.error));
    if (!runner.start(asked.data.kind, argumentsOf(asked.data)))
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
    if (!asked.success) throw new HttpError("invalid_arguments", "Send two report.json, as before and after.");
    const { before, after } = asked.data;
    const text = await installed()
      .compare(JSON.stringify(before), JSON.stringify(after))
      .catch((error: Error) => {
        throw new HttpError("invalid_arguments", error.message);
      });
    response.json({ text });
  });
  routes.all("/console/bench", onlyMethods("GET", "HEAD", "POST", "DELETE"));
  routes.all("/console/bench/compare", onlyMethods("POST"));
  return routes;
};
