import type { CallToolResult, Server } from "@modelcontextprotocol/server";
import type { Caller, Toolbox } from "@twinhost/core";
import { type CallTimer, stampedTimingFor } from "../protocol/call-timing.ts";
import { failureResult, successResult, wantsStructuredOnly } from "../protocol/tool-result.ts";
import { askClient } from "./ask-client.ts";
import { beginCall, type Run } from "./begin-call.ts";
import { channelOf, clientSideOf } from "./client-side.ts";
import { requestIdOf } from "./request-info.ts";
import { answersSoFar, type RequestStates } from "./request-state.ts";
import { takeRunningCall } from "./running-call.ts";

/** `tools/list` and `tools/call`, with our own handler for calls, because only that can give errors a code. */
export const serveTools = (
  server: Server,
  { toolbox, caller, transport }: { toolbox: Toolbox; caller: Caller; transport: string },
  requestStates: RequestStates,
): void => {
  server.setRequestHandler("tools/list", () => ({ tools: toolbox.list(caller) }));

  server.setRequestHandler("tools/call", async ({ params }, context) => {
    const clientResponses = answersSoFar(context);
    const channel = channelOf(context, params.name);
    const begin = (): Run =>
      beginCall(toolbox, {
        tool: params.name,
        arguments: params.arguments ?? {},
        caller,
        transport,
        meta: context.mcpReq._meta ?? {},
        requestId: requestIdOf(context),
        signal: context.mcpReq.signal,
        client: clientSideOf(server, context, channel),
        timer: stampedTimingFor(context.mcpReq._meta),
        clientResponses,
        onProgress: channel.progress,
      });
    const { client, timer, result: running } = takeRunningCall(context, channel) ?? begin();
    const result = await running;
    if (result.ok) {
      const structuredOnly = wantsStructuredOnly(context.mcpReq._meta);
      return withTiming(successResult(result, client.shown, structuredOnly), timer);
    }
    if (result.questions) {
      return askClient(result.questions, await requestStates.sign(caller, context, clientResponses));
    }
    client.throwIfUndeclared();
    return withTiming(failureResult(result), timer);
  });
};

const withTiming = (result: CallToolResult, timer: CallTimer | undefined): CallToolResult =>
  timer ? { ...result, _meta: { ...result._meta, ...timer.stop() } } : result;
