import type { CallTiming, Toolbox } from "@twinhost/core";
import { Router } from "express";
import { callerOf } from "../access/access.ts";
import { disconnectSignal } from "../request/disconnect.ts";
import { onlyMethods, requireJsonAccepted } from "../request/methods.ts";
import { toolFailureError } from "../response/http-error.ts";
import { sendCacheable } from "../response/send-cacheable.ts";

/** The tools as plain REST: `GET /tools` and `POST /run/{tool}`. */
export const createRestRoutes = (toolbox: Toolbox): Router => {
  const routes = Router();

  routes.get("/tools", requireJsonAccepted, (request, response) => {
    sendCacheable(request, response, JSON.stringify({ tools: toolbox.list(callerOf(response)) }));
  });
  routes.all("/tools", onlyMethods("GET"));

  routes.post("/run/:tool", requireJsonAccepted);
  routes.post("/run/:tool", async (request, response) => {
    const result = await toolbox.invoke({
      tool: request.params.tool,
      arguments: request.body,
      caller: callerOf(response),
      transport: "rest",
      requestId: response.locals.requestId,
      signal: disconnectSignal(response),
      onTiming: (timing) => {
        response.set("Server-Timing", serverTiming(timing, performance.now() - response.locals.arrivedAt));
      },
    });
    if (!result.ok) throw toolFailureError(result.error);
    response.type("json").send(result.json);
  });
  routes.all("/run/:tool", onlyMethods("POST"));

  return routes;
};

/** What a browser's developer tools show of a call, and what the tool client reads. */
const serverTiming = ({ toolMs, engineMs }: CallTiming, serverMs: number): string =>
  Object.entries({ server: serverMs, tool: toolMs, engine: engineMs })
    .map(([name, ms]) => `${name};dur=${ms.toFixed(3)}`)
    .join(", ");
