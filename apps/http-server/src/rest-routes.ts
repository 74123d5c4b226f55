import { disconnectSignal, HttpError, onlyMethods, requireJsonAccepted } from "@twinhost/http-kit";
import { type Caller, ERRORS, type Toolbox } from "@twinhost/tools";
import { Router } from "express";

/** The tools as plain REST: `GET /tools` and `POST /run/{tool}`. */
export const createRestRoutes = (toolbox: Toolbox, caller: Caller): Router => {
  const routes = Router();

  routes.get("/tools", requireJsonAccepted, (_request, response) => {
    response.json({ tools: toolbox.list(caller) });
  });
  routes.all("/tools", onlyMethods("GET"));

  routes.post("/run/:tool", requireJsonAccepted);
  routes.post("/run/:tool", async (request, response) => {
    const result = await toolbox.invoke({
      tool: request.params.tool,
      arguments: request.body,
      caller,
      transport: "rest",
      requestId: response.locals.requestId,
      signal: disconnectSignal(response),
    });
    if (result.ok) response.json(result.output);
    else throw new HttpError(result.error.code, result.error.message, { status: ERRORS[result.error.code].status });
  });
  routes.all("/run/:tool", onlyMethods("POST"));

  return routes;
};
