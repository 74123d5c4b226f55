import type { HostLog } from "@twinhost/runtime";
import type { NodeHandler, NodeRequest, NodeResponse } from "../../app/node-handler.ts";

/** Polled every few seconds by monitoring: at `info` they would bury the rest. */
const PROBES = new Set(["/", "/health", "/ready", "/metrics", "/console/state", "/console/tools"]);

/** Without the query, where somebody may have put a key. */
const pathOf = (request: NodeRequest): string => request.originalUrl.split("?", 1)[0] ?? "";

const levelOf = (path: string, { statusCode }: NodeResponse): "error" | "debug" | "info" => {
  if (statusCode >= 500 && statusCode !== 503) return "error";
  return PROBES.has(path) ? "debug" : "info";
};

/**
 * Logs a line for every request once it is over, under the id that the answer carries. Only method, path, status and
 * duration are logged: headers, queries and bodies hold secrets.
 */
export const logRequests = ({ log }: HostLog): NodeHandler => {
  const write = (request: NodeRequest, response: NodeResponse): void => {
    const path = pathOf(request);
    const level = levelOf(path, response);
    if (!log.isLevelEnabled(level)) return;
    const { requestId, arrivedAt } = response.locals;
    const line = {
      requestId,
      method: request.method,
      path,
      status: response.statusCode,
      durationMs: Math.round(performance.now() - arrivedAt),
      // The client left before it had the complete answer.
      ...(!response.writableFinished && { aborted: true }),
    };
    log[level](line, level === "error" ? "request failed" : "request");
  };
  return (request, response, next) => {
    // A reload may change the level while the server runs.
    if (!log.isLevelEnabled("error")) return next();
    response.once("close", () => write(request, response));
    next();
  };
};
