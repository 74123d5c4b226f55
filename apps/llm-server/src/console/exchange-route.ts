import { callerOf, disconnectSignal, HttpError, onlyMethods } from "@twinhost/http-kit";
import { type JsonObject, mayCall } from "@twinhost/tools";
import { Router } from "express";
import { z } from "zod";
import type { Exchange, ShownCall } from "./exchange/exchange.ts";
import { exchangeMcp, exchangeRest } from "./exchange/http-exchange.ts";
import { exchangeStdio, type ToolProcess } from "./exchange/stdio-exchange.ts";
import type { ToolServerAddress } from "./tool-server-state.ts";

const WAYS = ["http", "rest", "stdio"] as const;
const TIMEOUT_MS = 30_000;

const body = z.object({
  way: z.enum(WAYS, { error: `must be one of ${WAYS.join(", ")}` }),
  tool: z.string({ error: "must be the name of a tool" }).regex(/^\w{1,100}$/, { error: "must be the name of a tool" }),
  arguments: z.record(z.string(), z.json(), { error: "must be a JSON object" }),
});

export interface ExchangeOptions {
  readonly toolServer: ToolServerAddress;
  /** @throws ToolError when there is no stdio host. */
  readonly toolProcess: () => ToolProcess;
}

/** `POST /console/exchange`: runs one tool and answers with what went over the wire or the pipe. */
export const createExchangeRoute = ({ toolServer, toolProcess }: ExchangeOptions): Router => {
  const ways: Readonly<Record<(typeof WAYS)[number], (call: ShownCall) => Promise<Exchange>>> = {
    http: (call) => exchangeMcp(toolServer, call),
    rest: (call) => exchangeRest(toolServer, call),
    stdio: async (call) => exchangeStdio(toolProcess(), call),
  };
  const routes = Router();
  routes.post("/console/exchange", async (request, response) => {
    const read = body.safeParse(request.body);
    if (!read.success) throw new HttpError("invalid_arguments", z.prettifyError(read.error));
    const { way, tool, arguments: args } = read.data;
    if (!mayCall(callerOf(response), tool))
      throw new HttpError("forbidden", `This API key may not use the tool "${tool}".`);
    const signal = AbortSignal.any([disconnectSignal(response), AbortSignal.timeout(TIMEOUT_MS)]);
    response.json(await ways[way]({ tool, arguments: args as JsonObject, signal }));
  });
  routes.all("/console/exchange", onlyMethods("POST"));
  return routes;
};
