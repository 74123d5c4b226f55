import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
} from "@modelcontextprotocol/client";
import { ERROR_CODES, failure, type JsonObject, ToolError, type ToolFailure, type ToolResult } from "@twinhost/core";
import { TOOL_ERROR_META } from "@twinhost/mcp";
import { z } from "zod";
import { connectionFailure, isConnectionFailure, reachOf } from "../connection-failure.ts";
import { failureOfStatus, type StatusAdvice } from "../http-status-failures.ts";
import { noAnswerIn } from "./answered-fetch.ts";
import { STREAM_BROKE_OFF } from "./http-transport.ts";
import { authorizationFailure, isAuthorizationError } from "./oauth/authorization-failure.ts";
import { SessionLost } from "./sessions.ts";

/** The error data that our servers send with the message. */
const coded = z
  .object({
    code: z.enum(ERROR_CODES),
    retryable: z.boolean(),
    retry_after_ms: z.number().exactOptional(),
    reason: z.string().exactOptional(),
  })
  .transform(({ retry_after_ms: retryAfterMs, ...rest }) => ({
    ...rest,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }));

/** An MCP result as the product's one result type. */
export const toToolResult = (result: CallToolResult): ToolResult => {
  if (!result.isError)
    return { ok: true, output: (result.structuredContent ?? { content: result.content }) as JsonObject };
  const message = result.content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
  // A third-party server sends no code: its text is for the model, which may try something else.
  return { ok: false, error: codedFailure(result._meta, message) ?? failure("refused_input", message) };
};

/** The failure whose code is in the `_meta` of a result; undefined if there is none. */
export const codedFailure = (meta: CallToolResult["_meta"], message: string): ToolFailure | undefined => {
  const { data } = coded.safeParse(meta?.[TOOL_ERROR_META]);
  return data && { ...data, message };
};

/** No connection could be made for a request: it was never sent. */
export class NotConnected extends Error {
  constructor(cause: unknown) {
    super("No connection could be made.", { cause });
  }
}

/** The failure for what the SDK throws; `unreachable` is the message when the connection is the cause. */
export const toFailure = (error: unknown, unreachable: string, advice: StatusAdvice = {}): ToolFailure => {
  if (error instanceof NotConnected) {
    const why = toFailure(error.cause, unreachable, advice);
    return isConnectionFailure(why) ? connectionFailure("notSent", why.message) : why;
  }
  if (error instanceof SessionLost) return connectionFailure("outcomeUnknown", `${unreachable} ${error.message}`);
  if (error instanceof ToolError) {
    const { code, message } = error;
    return code === "engine_unavailable" ? connectionFailure("outcomeUnknown", message) : failure(code, message);
  }
  if (error instanceof ProtocolError) {
    if (error.code === STREAM_BROKE_OFF) return connectionFailure("outcomeUnknown", BROKE_OFF);
    const data = coded.safeParse(error.data);
    if (data.success) return { ...data.data, message: withoutPrefix(error.message) };
    // The tool must ask something that this client does not support; the SDK keeps nothing else of the error's data.
    if (error.code === ProtocolErrorCode.MissingRequiredClientCapability)
      return failure("refused_input", withoutPrefix(error.message));
    return error.code === ProtocolErrorCode.InvalidParams
      ? failure("invalid_arguments", withoutPrefix(error.message))
      : failure("internal", error.message);
  }
  if (error instanceof SdkHttpError) return failureOfStatus(error.status, advice);
  if (isAuthorizationError(error)) return authorizationFailure(error, "The tool server", advice);
  if (error instanceof SdkError && error.code === SdkErrorCode.InvalidResult) return failure("internal", error.message);
  const noAnswer = noAnswerIn(error);
  if (noAnswer)
    return connectionFailure(
      "outcomeUnknown",
      `The tool server ${noAnswer.seen}. Check what MCP_SERVER_URL points to.`,
    );
  return connectionFailure(reachOf(error), unreachable);
};

const BROKE_OFF = "The tool server ended the stream of its answer before the answer came. It may have been restarted.";

/** Whether the connection is useless after this error. */
export const isConnectionLoss = (error: unknown): boolean => {
  if (error instanceof ProtocolError || isAuthorizationError(error)) return false;
  if (error instanceof ToolError) return error.code === "engine_unavailable";
  if (error instanceof SdkHttpError) return error.status === 404;
  if (error instanceof SdkError)
    return error.code !== SdkErrorCode.InvalidResult && error.code !== SdkErrorCode.RequestTimeout;
  return true;
};

/** Whether the error may come from the end of what is behind the connection. */
export const isEndOfConnection = (error: unknown): boolean =>
  isConnectionLoss(error) && reachOf(error) !== "notSent" && noAnswerIn(error) === undefined;

/** SDK v1 servers and clients put "MCP error -32602: " before the message. */
const withoutPrefix = (message: string): string => message.replace(/^MCP error -?\d+: /, "");
