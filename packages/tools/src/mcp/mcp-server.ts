import type { CallToolResult, ClientCapabilities, InputRequest, ServerContext } from "@modelcontextprotocol/server";
import { INVALID_PARAMS, inputRequired, ProtocolError, Server } from "@modelcontextprotocol/server";
import type { Caller } from "../core/caller.ts";
import type { ClientAnswers, ClientOffer, ClientQuestion } from "../core/client-port.ts";
import type { ToolFailure } from "../core/errors.ts";
import type { JsonObject } from "../core/json.ts";
import type { Toolbox } from "../core/toolbox.ts";
import { VERSION } from "../version.ts";
import { TOOL_ERROR_META } from "./error-meta.ts";

export interface McpServerOptions {
  readonly toolbox: Toolbox;
  readonly caller: Caller;
  /** Which way the calls come, for logs and usage. */
  readonly transport: string;
}

/** The toolbox as an MCP server, for one connection (stdio) or one request (HTTP); serves both protocol revisions. */
export const createMcpServer = ({ toolbox, caller, transport }: McpServerOptions): Server => {
  const server = new Server(
    { name: "twinhost", title: "Twinhost tools", version: VERSION },
    { capabilities: { tools: {} }, cacheHints: { "tools/list": { ttlMs: TOOL_LIST_TTL_MS, cacheScope: "private" } } },
  );

  server.setRequestHandler("tools/list", () => ({ tools: toolbox.list(caller) }));

  server.setRequestHandler("tools/call", async ({ params }, context) => {
    const clientAnswers = answersSoFar(context);
    const result = await toolbox.invoke({
      tool: params.name,
      arguments: params.arguments ?? {},
      caller,
      transport,
      signal: context.mcpReq.signal,
      onProgress: progressReporter(context),
      clientOffers: offersOf(context.mcpReq.envelope ? capabilitiesOf(context) : server.getClientCapabilities()),
      clientAnswers,
    });
    if (result.ok) return successResult(result.output);
    if (result.questions) {
      return inputRequired({
        inputRequests: mapValues(result.questions, toInputRequest),
        requestState: JSON.stringify(clientAnswers),
      });
    }
    return failureResult(result.error);
  });

  return server;
};

/** How long a client may keep the tool list. Tools change only with a new version of the server. */
const TOOL_LIST_TTL_MS = 60_000;

const successResult = (output: JsonObject): CallToolResult => ({
  content: [{ type: "text", text: JSON.stringify(output) }],
  structuredContent: output,
});

/** Unknown and forbidden tools are protocol errors (the list would have said so); all else is a result a model can read. */
const failureResult = ({ code, message, retryable }: ToolFailure): CallToolResult => {
  if (code === "unknown_tool" || code === "forbidden")
    throw new ProtocolError(INVALID_PARAMS, message, { code, retryable });
  return {
    isError: true,
    content: [{ type: "text", text: message }],
    _meta: { [TOOL_ERROR_META]: { code, retryable } },
  };
};

/**
 * A client sends only its newest answers; the earlier ones come back in the request state. That state is as little
 * trusted as the answers themselves: both are the client's own words.
 */
const answersSoFar = ({ mcpReq }: ServerContext): ClientAnswers => {
  const newest = (mcpReq.inputResponses ?? {}) as ClientAnswers;
  const state = mcpReq.requestState<unknown>();
  return typeof state === "string" ? { ...parseAnswers(state), ...newest } : newest;
};

const parseAnswers = (state: string): ClientAnswers => {
  try {
    const answers: unknown = JSON.parse(state);
    return typeof answers === "object" && answers !== null ? (answers as ClientAnswers) : {};
  } catch {
    return {};
  }
};

const progressReporter = ({ mcpReq }: ServerContext) => {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  return (progress: number, total?: number, message?: string): void => {
    const params = {
      progressToken,
      progress,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
    };
    // A client that left cannot be told; the call itself is cancelled through its signal.
    mcpReq.notify({ method: "notifications/progress", params }).catch(() => {});
  };
};

const CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

const capabilitiesOf = ({ mcpReq }: ServerContext): ClientCapabilities | undefined =>
  (mcpReq.envelope as Record<string, ClientCapabilities> | undefined)?.[CLIENT_CAPABILITIES];

const offersOf = (capabilities: ClientCapabilities | undefined): ClientOffer[] => {
  const offers: ClientOffer[] = [];
  if (capabilities?.elicitation) offers.push("elicit");
  if (capabilities?.sampling) offers.push("sample");
  if (capabilities?.roots) offers.push("roots");
  return offers;
};

const toInputRequest = (question: ClientQuestion): InputRequest => {
  switch (question.kind) {
    case "elicit":
      return inputRequired.elicit({ message: question.message, requestedSchema: question.schema as never });
    case "sample":
      return inputRequired.createMessage(question.request as never);
    case "roots":
      return inputRequired.listRoots();
  }
};

const mapValues = <From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
