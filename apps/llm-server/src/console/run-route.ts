import type { Transport } from "@twinhost/client";
import { describeIssues, isToolAllowed, type JsonObject } from "@twinhost/core";
import { callerOf, disconnectSignal, HttpError, onlyMethods } from "@twinhost/server";
import { Router } from "express";
import { z } from "zod";
import { toMicroseconds } from "../chat/tool-figures.ts";
import { codeOf, type DirectCall } from "../observability/tool-uses.ts";
import type { Connections } from "../transport/connections.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";

const body = z.object({
  tool: z.string({ error: "must be the name of a tool" }).max(100, { error: "must be the name of a tool" }),
  arguments: z.record(z.string(), z.json(), { error: "must be a JSON object" }),
});

export interface RunOptions {
  readonly connections: Pick<Connections, "names" | "get">;
  readonly transports: TransportSwitch;
  /** How long a tool may run, in milliseconds. */
  readonly runTimeoutMs: number;
  /** Called with the record of every call, however it ended. */
  readonly recordCall: (call: DirectCall) => void;
}

/** `POST /console/run`: runs a tool of a third-party MCP server over its transport, and answers with the outcome. */
export const createRunRoute = ({ connections, transports, runTimeoutMs, recordCall }: RunOptions): Router => {
  const routes = Router();
  routes.post("/console/run", async (request, response) => {
    const read = body.safeParse(request.body);
    if (!read.success) throw new HttpError("invalid_arguments", describeIssues(read.error.issues));
    const { tool, arguments: args } = read.data;
    const caller = callerOf(response);
    if (!isToolAllowed(caller, tool)) throw new HttpError("forbidden", `This API key may not use the tool "${tool}".`);
    if (connections.names.find(tool) === undefined)
      throw new HttpError("unknown_tool", `No third-party MCP server offers the tool "${tool}".`);
    const client = connections.get(transports.current);
    let transport: Transport = client.transport;
    const startedAt = performance.now();
    const outcome = await client.callTool(tool, args as JsonObject, {
      caller,
      signal: disconnectSignal(response),
      timeoutMs: runTimeoutMs,
      onTransport: (used) => {
        transport = used;
      },
    });
    const durationMs = performance.now() - startedAt;
    const { requestId } = response.locals;
    recordCall({ tool, caller: caller.id, transport, requestId, outcome: codeOf(outcome), durationMs });
    response.json({ outcome, transport, duration_ms: toMicroseconds(durationMs) });
  });
  routes.all("/console/run", onlyMethods("POST"));
  return routes;
};
