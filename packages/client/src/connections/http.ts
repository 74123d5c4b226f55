import { type StatusAdvice, TOOL_SERVER_ADVICE } from "../http-status-failures.ts";
import type { McpStack, ProtocolRevision, ToolClient } from "../tool-client.ts";
import { urlUnder } from "../url-under.ts";
import { answeredFetch } from "./answered-fetch.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { createHttpCalls } from "./fast/http-calls.ts";
import { type HttpDispatcher, openHttpDispatcher } from "./http-dispatcher.ts";
import { HttpTransport } from "./http-transport.ts";
import { createMcpToolClient } from "./mcp-tool-client.ts";
import type { Authorization } from "./oauth/authorization.ts";
import { refreshOnce } from "./oauth/refresh-once.ts";
import type { AnswerForm } from "./open-mcp-client.ts";
import { openSse } from "./sse.ts";
import type { ThirdParty } from "./third-party/third-party.ts";
import { createTolerance } from "./third-party/tolerance.ts";
import { tolerantFetch } from "./third-party/tolerant-fetch.ts";

export interface HttpConnectionOptions {
  /** Base URL of the tool server, or with `path: ""` the endpoint itself. */
  readonly url: string;
  readonly path?: string;
  /** Read for every request, as it may change. */
  readonly apiKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** OAuth access tokens, fetched and refreshed when the server asks for them. */
  readonly authorization?: Authorization | undefined;
  readonly revision?: ProtocolRevision;
  readonly answerForm?: AnswerForm;
  /** The callers' message when the server cannot be reached. */
  readonly unreachable?: string;
  /** What is added to their message when the server refuses a request with an HTTP status. */
  readonly advice?: StatusAdvice;
  /** Called when the tool list may have changed. If set, the connection listens for changes on its own stream. */
  readonly onToolsChanged?: (() => void) | undefined;
  readonly thirdParty?: ThirdParty | undefined;
  /** `sdk` leaves every call to the SDK's client; `fast` by default. */
  readonly stack?: McpStack | undefined;
  /** For servers of revision 2024-11-05, whose answers come on a separate stream. */
  readonly isSse?: boolean | undefined;
}

/** How long negotiating the revision may take: a server that accepts but stays silent is unavailable. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Between two servers, compressing an answer takes longer than sending it; by default, `fetch` asks for it. */
const UNCOMPRESSED = { "accept-encoding": "identity" };

/**
 * An MCP server over Streamable HTTP, ours or, with `thirdParty`, any other. Connects at the first use.
 * @example
 * const client = createHttpToolClient({ url: "http://127.0.0.1:3000", apiKey });
 * const result = await client.callTool("calculate", { expression: "1 + 1" }, { timeoutMs: 5_000 });
 * if (!result.ok) console.error(result.error.code);
 * await client.close();
 */
export const createHttpToolClient = (options: HttpConnectionOptions): ToolClient => {
  const {
    url,
    path = "/mcp",
    headers = {},
    authorization,
    revision = "2026-07-28",
    answerForm,
    unreachable = "The tool server cannot be reached over HTTP. Check that it runs and that MCP_SERVER_URL points to it.",
    advice = TOOL_SERVER_ADVICE,
    onToolsChanged,
    thirdParty,
    stack = "fast",
    isSse = false,
  } = options;
  const ownHeaders = () => (options.apiKey ? { ...headers, "x-api-key": options.apiKey } : headers);
  let dispatcher: HttpDispatcher | undefined;
  const tolerance = thirdParty && createTolerance(thirdParty);
  const client = createMcpToolClient({
    tolerance,
    answerForm,
    transport: "http",
    revision: isSse ? "2025-11-25" : revision,
    unreachable,
    advice,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    isCheapToConnect: !thirdParty,
    onToolsChanged,
    openTransport: () => {
      dispatcher ??= openHttpDispatcher();
      const endpoint = path === "" ? new URL(url) : urlUnder(url, path);
      const bounded = boundedFetch(dispatcher.fetch, thirdParty && `The MCP server "${thirdParty.name}"`);
      // Over SSE, a request is answered elsewhere.
      const answered = isSse ? bounded : answeredFetch(bounded);
      const tolerant = tolerance ? tolerantFetch(answered, tolerance.openRepair()) : answered;
      const transportOptions = {
        ...(authorization && { authProvider: authorization }),
        fetch: authorization ? refreshOnce(tolerant) : tolerant,
        requestInit: {
          get headers() {
            return { ...UNCOMPRESSED, ...ownHeaders() };
          },
        },
      };
      if (isSse) return openSse(endpoint, transportOptions);
      // Calls that may need input or a token, or whose server may not conform to the protocol, are left to the SDK.
      if (stack === "sdk" || thirdParty || authorization || answerForm)
        return new HttpTransport(endpoint, transportOptions);
      const fastCalls = createHttpCalls({
        dispatcher: dispatcher.dispatcher,
        endpoint,
        headers: ownHeaders,
        onOther: (message) => transport.onmessage?.(message),
      });
      const transport = new HttpTransport(endpoint, transportOptions, fastCalls);
      return transport;
    },
  });
  return {
    ...client,
    close: async () => {
      await client.close();
      const closing = dispatcher;
      dispatcher = undefined;
      await closing?.close();
    },
  };
};
