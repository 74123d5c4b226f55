import {
  ERROR_CODES,
  failure,
  INVALID_KEY,
  type JsonObject,
  ToolError,
  type ToolFailure,
  type ToolResult,
} from "@twinhost/core";
import { type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import { z } from "zod";
import { underCallSignal } from "../call-signal.ts";
import { connectionFailure, reachOf } from "../connection-failure.ts";
import { failureOfStatus, TOOL_SERVER_ADVICE } from "../http-status-failures.ts";
import type { CallOptions, ListOptions, ToolClient } from "../tool-client.ts";
import { pathOf } from "../url-under.ts";
import { MAX_ANSWER_BYTES, tooLargeAnswer } from "./bounded-fetch.ts";
import { exchange, parseAnswer } from "./fast/http-exchange.ts";
import { proxyOptions, TCP_CONNECT_TIMEOUT_MS } from "./http-dispatcher.ts";
import { proxySettings } from "./proxy-settings.ts";
import { type KnownList, readList } from "./rest-list.ts";
import { readServerTiming } from "./rest-timing.ts";

export interface RestConnectionOptions {
  /** Base URL of the tool server. */
  readonly url: string;
  /** Read for every request, as it may change. */
  readonly apiKey?: string | undefined;
}

const problem = z.object({
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  retryable: z.boolean(),
  reason: z.string().exactOptional(),
});

/**
 * The tool server's plain REST interface: `GET /tools` and `POST /run/{tool}`. Connects at the first use.
 * @example
 * const client = createRestToolClient({ url: "http://127.0.0.1:3000", apiKey });
 * const result = await client.callTool("calculate", { expression: "1 + 1" }, { timeoutMs: 5_000 });
 */
export const createRestToolClient = (options: RestConnectionOptions): ToolClient => {
  const { url } = options;
  const prefix = pathOf(url);
  const { origin } = new URL(url);
  const pool = openPool(origin);
  let known: KnownList | undefined;
  const headers = () => ({
    "content-type": "application/json",
    accept: "application/json",
    ...(options.apiKey && { "x-api-key": options.apiKey }),
  });

  const run = async (path: string, body: string, signal: AbortSignal, call: CallOptions): Promise<ToolResult> => {
    try {
      const request = { origin, path, headers: { ...headers(), ...traceHeaders(call) }, body };
      const answer = await exchange(request, { ...LIMITS, dispatcher: pool, signal });
      const timing = call.onTiming && readServerTiming(answer.headers["server-timing"]);
      if (timing) call.onTiming?.(timing);
      if (answer.status === 200) return { ok: true, output: parseAnswer(answer.text) as JsonObject };
      const refused = failureOfStatus(answer.status, TOOL_SERVER_ADVICE);
      const told = failureOfProblem(answer.text, answer.headers["retry-after"]);
      // A rejected key of this client is the operator's to fix; a tool's own 401 has no challenge.
      const isKeyRefused = answer.headers["www-authenticate"] !== undefined || told?.message === INVALID_KEY;
      return { ok: false, error: isKeyRefused ? refused : (told ?? refused) };
    } catch (error) {
      if (error instanceof ToolError) return { ok: false, error: failure(error.code, error.message) };
      return { ok: false, error: connectionFailure(reachOf(error), UNREACHABLE) };
    }
  };

  return {
    transport: "rest",
    listTools: async (list: ListOptions = {}) => {
      try {
        known = await readList(pool, origin, `${prefix}/tools`, headers(), known, list);
        return known.tools;
      } catch (error) {
        if (error instanceof ToolError) throw error;
        throw new ToolError("engine_unavailable", UNREACHABLE, { cause: error });
      }
    },
    callTool: (name: string, args: JsonObject, call: CallOptions = {}) =>
      underCallSignal(call, (signal) =>
        run(`${prefix}/run/${encodeURIComponent(name)}`, JSON.stringify(args), signal, call),
      ),
    close: () => pool.destroy(),
  };
};

const openPool = (origin: string): Dispatcher => {
  const options = { connections: 64, connect: { timeout: TCP_CONNECT_TIMEOUT_MS } };
  const proxy = proxySettings();
  return proxy ? new EnvHttpProxyAgent({ ...options, ...proxyOptions(proxy) }) : new Pool(origin, options);
};

/** As over MCP, except that an error is read in full. */
const LIMITS = { maxBytes: MAX_ANSWER_BYTES, maxErrorBytes: MAX_ANSWER_BYTES, tooLarge: tooLargeAnswer() };

const UNREACHABLE =
  "The tool server cannot be reached over REST. Check that it runs and that MCP_SERVER_URL points to it.";

const traceHeaders = ({ traceparent, tracestate }: CallOptions): Record<string, string> =>
  traceparent === undefined ? {} : { traceparent, ...(tracestate && { tracestate }) };

const failureOfProblem = (text: string, retryAfter: string | string[] | undefined): ToolFailure | undefined => {
  try {
    const { detail, ...told } = problem.parse(JSON.parse(text));
    const seconds = told.code === "rate_limited" ? Number(retryAfter) : Number.NaN;
    return { ...told, message: detail, ...(seconds >= 0 && { retryAfterMs: seconds * 1000 }) };
  } catch {
    return undefined;
  }
};
