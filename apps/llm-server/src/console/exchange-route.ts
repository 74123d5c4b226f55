import { describeIssues, isToolAllowed, type JsonObject } from "@twinhost/core";
import { createCallLimits } from "@twinhost/policy";
import { callerOf, disconnectSignal, HttpError, onlyMethods, throwAsAnswer } from "@twinhost/server";
import { Router } from "express";
import { z } from "zod";
import type { Exchange, ShownCall } from "./exchange/exchange.ts";
import { exchangeMcp, exchangeRest } from "./exchange/http-exchange.ts";
import { exchangeStdio, type ToolCommand } from "./exchange/stdio-exchange.ts";
import type { ToolServerAddress } from "./tool-server-state.ts";

const TRANSPORTS = ["http", "rest", "stdio"] as const;
const TIMEOUT_MS = 30_000;
/** Over stdio each call starts a process; at most this many at once, for all callers together. */
const MAX_TOOL_PROCESSES = 4;

const body = z.object({
  transport: z.enum(TRANSPORTS, { error: `must be one of ${TRANSPORTS.join(", ")}` }),
  tool: z.string({ error: "must be the name of a tool" }).regex(/^\w{1,100}$/, { error: "must be the name of a tool" }),
  arguments: z.record(z.string(), z.json(), { error: "must be a JSON object" }),
});

export interface ExchangeOptions {
  readonly toolServer: ToolServerAddress;
  /** @throws ToolError when there is no stdio host. */
  readonly toolProcess: () => ToolCommand;
}

/** `POST /console/exchange`: runs one tool and answers with what went over the wire or the pipe. */
export const createExchangeRoute = ({ toolServer, toolProcess }: ExchangeOptions): Router => {
  const limits = createCallLimits({ toolMaxConcurrentCalls: [{ pattern: "*", limit: MAX_TOOL_PROCESSES }] });
  const exchangeOver: Readonly<Record<(typeof TRANSPORTS)[number], (call: ShownCall) => Promise<Exchange>>> = {
    http: (call) => exchangeMcp(toolServer, call),
    rest: (call) => exchangeRest(toolServer, call),
    stdio: (call) => limits.run(call.caller, "console/exchange", async () => exchangeStdio(toolProcess(), call)),
  };
  const routes = Router();
  routes.post("/console/exchange", async (request, response) => {
    const read = body.safeParse(request.body);
    if (!read.success) throw new HttpError("invalid_arguments", describeIssues(read.error.issues));
    const { transport, tool, arguments: args } = read.data;
    const caller = callerOf(response);
    if (!isToolAllowed(caller, tool)) throw new HttpError("forbidden", `This API key may not use the tool "${tool}".`);
    const signal = AbortSignal.any([disconnectSignal(response), AbortSignal.timeout(TIMEOUT_MS)]);
    const call = { caller, tool, arguments: args as JsonObject, signal };
    response.json(await exchangeOver[transport](call).catch(throwAsAnswer));
  });
  routes.all("/console/exchange", onlyMethods("POST"));
  return routes;
};
