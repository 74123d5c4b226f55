import { createMcpHandler, INVALID_REQUEST, type McpServerFactory, PARSE_ERROR } from "@modelcontextprotocol/server";
import { type Caller, ERRORS, failureOf, parseJson } from "@twinhost/core";
import { fitMessage } from "../protocol/fit-message.ts";
import { messageProblem } from "../protocol/malformed-message.ts";
import { idOf } from "../protocol/message-id.ts";
import { createMcpServer, type ToolServerOptions } from "../sdk-server/mcp-server.ts";
import { callerIn, requestInfoOf } from "../sdk-server/request-info.ts";

/** Options of {@link createMcpFetchHandler}: the toolbox, and how callers are identified. */
export interface McpFetchHandlerOptions extends Omit<ToolServerOptions, "caller" | "transport"> {
  /**
   * Identifies the caller of a request: the place to check credentials. A ToolError `unauthenticated` or `forbidden`
   * thrown here is answered with its status.
   */
  readonly callerOf: (request: Request) => Caller | Promise<Caller>;
  /** For usage and log; `http` by default. */
  readonly transport?: string | undefined;
  /** Called with errors that are not part of an answer. */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** An MCP endpoint for web-standard servers: `fetch` answers a `Request` with a `Response`. */
export interface McpFetchHandler {
  /** Answers a request to the MCP endpoint. The server around it must check Host, Origin and body length. */
  fetch(request: Request): Promise<Response>;
  /** Ends the calls in flight. */
  close(): Promise<void>;
}

/**
 * Serves a toolbox over Streamable HTTP in any server that uses `Request` and `Response`: Fastify, Hono, Bun, Deno.
 * Both revisions are served without sessions; `createToolServer` of `@twinhost/server` is the complete host with them.
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http
 * @example
 * const mcp = createMcpFetchHandler({ toolbox, callerOf: () => LOCAL_CALLER });
 * Deno.serve((request) => mcp.fetch(request));
 */
export const createMcpFetchHandler = (options: McpFetchHandlerOptions): McpFetchHandler => {
  const { callerOf, transport = "http", onError, library, ...served } = options;
  const createServer: McpServerFactory = ({ authInfo, requestInfo }) => {
    // A server for a single tool call needs no library.
    const isCall = requestInfo?.headers.get("mcp-method") === "tools/call";
    const caller = callerIn(authInfo);
    return createMcpServer({ ...served, caller, transport, library: isCall ? undefined : library });
  };
  const handler = createMcpHandler(createServer, {
    ...(onError && { onerror: onError }),
    ...(library && { bus: library.changes }),
  });

  const fetch = async (request: Request): Promise<Response> => {
    let caller: Caller;
    try {
      caller = await callerOf(request);
    } catch (error) {
      const { code, message, retryable } = failureOf(error);
      return refuse(ERRORS[code].status, INVALID_REQUEST, message, null, { code, retryable });
    }
    const authInfo = requestInfoOf(caller);
    if (request.method !== "POST") return handler.fetch(request, { authInfo });
    const body = readJson(await request.clone().bytes());
    if (body === undefined) return refuse(400, PARSE_ERROR, "The body is not JSON.", null);
    const message = fitMessage(body);
    const problem = Array.isArray(message) ? undefined : messageProblem(message);
    if (problem) return refuse(400, INVALID_REQUEST, problem, idOf(message));
    return handler.fetch(request, { authInfo, parsedBody: message });
  };
  return { fetch, close: handler.close };
};

const readJson = (bytes: Uint8Array): unknown => {
  try {
    return parseJson(bytes);
  } catch {
    return undefined;
  }
};

const refuse = (
  status: number,
  code: number,
  message: string,
  id: ReturnType<typeof idOf>,
  data: object = { code: "bad_request", retryable: false },
): Response => Response.json({ jsonrpc: "2.0", id, error: { code, message, data } }, { status });
