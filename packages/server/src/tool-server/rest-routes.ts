import type { CallTiming, Toolbox } from "@twinhost/core";
import { surelyAcceptsJson } from "@twinhost/mcp-wire";
import { Router } from "express";
import { callerOf } from "../access/access.ts";
import type { AccessTokens } from "../access/oauth/access-tokens.ts";
import { stepUpChallenge } from "../access/oauth/challenge.ts";
import type { FastRoute } from "../app/fast-route.ts";
import type { NodeRequest, NodeResponse } from "../app/node-handler.ts";
import { disconnectSignal } from "../request/disconnect.ts";
import { onlyMethods, requireJsonAccepted } from "../request/methods.ts";
import { toolFailureError } from "../response/http-error.ts";
import { sendCacheable } from "../response/send-cacheable.ts";
import { sendJson } from "../response/send-json.ts";

/** The tools as plain REST: `GET /tools` and `POST /run/{tool}`. */
export const createRestRoutes = (toolbox: Toolbox, tokens?: AccessTokens): Router => {
  const routes = Router();

  routes.get("/tools", requireJsonAccepted, (request, response) => {
    sendCacheable(request, response, JSON.stringify({ tools: toolbox.list(callerOf(response)) }));
  });
  routes.all("/tools", onlyMethods("GET"));

  routes.post(RUN, requireJsonAccepted);
  routes.post(RUN, async (request, response) => {
    const { json, timing } = await runTool(toolbox, tokens, request.params.tool, request, response);
    response.set(SERVER_TIMING, timing).type("json").send(json);
  });
  routes.all(RUN, onlyMethods("POST"));

  return routes;
};

const RUN = "/run/:tool";

/** `POST /run/{tool}` ahead of express. */
export const createFastRun = (toolbox: Toolbox, tokens?: AccessTokens): FastRoute => ({
  path: RUN,
  matches: ({ method, url, headers }) => method === "POST" && PLAIN_RUN.test(url) && surelyAcceptsJson(headers),
  serve: async (request, response) => {
    const { json, timing } = await runTool(toolbox, tokens, request.url.slice("/run/".length), request, response);
    const contentType = "application/json; charset=utf-8";
    sendJson(request, response, { status: 200, contentType, json, headers: [SERVER_TIMING, timing] });
  },
});

/** A path whose tool name needs no decoding. */
const PLAIN_RUN = /^\/run\/[\w-]+$/;

/** @returns the output as JSON, and how long it took. @throws HttpError */
const runTool = async (
  toolbox: Toolbox,
  tokens: AccessTokens | undefined,
  tool: string,
  request: NodeRequest,
  response: NodeResponse,
): Promise<{ readonly json: string; readonly timing: string }> => {
  const { requestId, arrivedAt } = response.locals;
  const caller = callerOf(response);
  let timing = "";
  const result = await toolbox.invoke({
    tool,
    arguments: request.body,
    caller,
    transport: "rest",
    requestId,
    signal: disconnectSignal(response),
    onTiming: (call) => {
      timing = serverTiming(call, performance.now() - arrivedAt);
    },
  });
  if (result.ok) return { json: result.json, timing };
  response.setHeader(SERVER_TIMING, timing);
  const challenge = result.error.code === "forbidden" ? stepUpChallenge(tokens, caller, tool) : undefined;
  throw toolFailureError(result.error, challenge);
};

const SERVER_TIMING = "Server-Timing";

/** The timing that a browser's developer tools show, and that the tool client reads. */
const serverTiming = ({ toolMs, engineMs }: CallTiming, serverMs: number): string =>
  `server;dur=${serverMs.toFixed(3)}, tool;dur=${toolMs.toFixed(3)}, engine;dur=${engineMs.toFixed(3)}`;
