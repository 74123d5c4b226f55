import { type Caller, ERRORS, isToolAllowed, type Toolbox } from "@twinhost/core";
import { INVALID_PARAMS } from "@twinhost/mcp/sdk-free";
import { Router } from "express";
import { callerOf } from "../access/access.ts";
import type { AccessTokens } from "../access/oauth/access-tokens.ts";
import { stepUpChallenge } from "../access/oauth/challenge.ts";
import { disconnectSignal } from "../request/disconnect.ts";
import { sendRpcError } from "./rpc-error.ts";

/** Calls that need a wider access token than they came with. */
export interface StepUp {
  /** Must come before the routes that serve MCP. */
  readonly routes: Router;
  /** Whether these routes answer a call. */
  concerns(caller: Caller, tool: string): boolean;
}

/**
 * Answers calls that an access token does not allow with 403 and the scopes they need (MCP, "Step-Up Authorization
 * Flow"), whether the fast path or the SDK serves the rest: a JSON-RPC error in a 200 makes no client request a wider
 * token.
 */
export const createStepUp = (toolbox: Toolbox, tokens: AccessTokens): StepUp => {
  const challengeOf = (caller: Caller, tool: string) =>
    isToolAllowed(caller, tool) || !toolbox.find(tool) ? undefined : stepUpChallenge(tokens, caller, tool);

  const routes = Router();
  routes.post("/mcp", async (request, response, next) => {
    const caller = callerOf(response);
    const tool = toolCalledBy(request.body);
    const challenge = tool === undefined ? undefined : challengeOf(caller, tool);
    if (tool === undefined || !challenge) return next();
    // Invoked so that usage and audit record a refused call.
    const result = await toolbox.invoke({
      tool,
      arguments: request.body.params.arguments ?? {},
      caller,
      transport: "http",
      requestId: response.locals.requestId,
      signal: disconnectSignal(response),
    });
    if (result.ok) return next();
    const { code, message, retryable } = result.error;
    response.set(challenge);
    sendRpcError(response, ERRORS.forbidden.status, INVALID_PARAMS, message, { code, retryable });
  });
  return { routes, concerns: (caller, tool) => challengeOf(caller, tool) !== undefined };
};

/** The tool named by a single `tools/call` request. */
const toolCalledBy = (body: unknown): string | undefined => {
  const { id, method, params } = (body ?? {}) as { id?: unknown; method?: unknown; params?: { name?: unknown } };
  return id !== undefined && method === "tools/call" && typeof params?.name === "string" ? params.name : undefined;
};
