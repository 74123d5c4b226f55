import type { ServerContext } from "@modelcontextprotocol/server";
import type { Caller, Toolbox } from "@twinhost/core";
import { traceContextOf } from "../protocol/trace-context.ts";
import { requestIdOf } from "./request-info.ts";

/** Serves a request other than a tool call under the toolbox's policy. @throws what the policy and the work throw */
export type ServeUnderPolicy = <Result extends object>(
  context: ServerContext,
  params: { readonly _meta?: unknown } | undefined,
  work: () => Promise<Result>,
) => Promise<Result>;

export const createServeUnderPolicy =
  ({ toolbox, caller, transport }: { toolbox: Toolbox; caller: Caller; transport: string }): ServeUnderPolicy =>
  (context, params = {}, work) => {
    const { _meta, ...args } = params;
    const { method, signal } = context.mcpReq;
    const requestId = requestIdOf(context);
    return toolbox.serve(
      { method, arguments: args, caller, transport, requestId, signal, ...traceContextOf(context) },
      work,
    );
  };
