import { ProtocolError, ProtocolErrorCode, SdkError, SdkErrorCode, SdkHttpError } from "@modelcontextprotocol/client";
import { type ErrorCode, failure, isErrorCode, ToolError, type ToolFailure } from "@twinhost/core";
import { connectionFailure, isConnectionFailure, reachOf } from "../../connection-failure.ts";
import { failureOfStatus, type StatusAdvice } from "../../http-status-failures.ts";
import { noAnswerIn } from "../answered-fetch.ts";
import { STREAM_BROKE_OFF } from "../http-transport.ts";
import { NotConnected } from "../mcp-failures.ts";
import { authorizationFailure, isAuthorizationError } from "../oauth/authorization-failure.ts";
import { isLoose } from "./plain-values.ts";

/** A server's text goes to a model and a page, so it is bounded. */
const LONGEST_TEXT = 2_000;

/**
 * What a third-party server said went wrong, in its own words and marked as such; undefined if it said nothing.
 * A reader can do something about a used-up quota, but nothing about an internal error.
 */
export const theirFailure = (error: unknown, server: string, advice: StatusAdvice = {}): ToolFailure | undefined => {
  // Why no connection was made is passed on too: a server may refuse the handshake.
  if (error instanceof NotConnected) {
    const why = theirFailure(error.cause, server, advice);
    if (!why || !isConnectionFailure(why)) return why;
    return reachOf(error.cause) === "notSent" ? undefined : connectionFailure("notSent", why.message);
  }
  const said = (code: ErrorCode, how: string, text: string): ToolFailure => ({
    ...failure(code, ""),
    message: `The MCP server "${server}" answered with ${how}: ${bounded(text)}`,
  });
  if (error instanceof ProtocolError) {
    if (error.code === STREAM_BROKE_OFF)
      return connectionFailure(
        "outcomeUnknown",
        `The MCP server "${server}" ended the stream of its answer before the answer came.`,
      );
    // The transport's own answers, such as the one for a reply that is too long, have a code.
    if (isLoose(error.data) && isErrorCode(error.data.code)) return undefined;
    const code: ErrorCode = error.code === ProtocolErrorCode.InvalidParams ? "invalid_arguments" : "refused_input";
    return said(code, `error ${error.code}`, error.message.replace(/^MCP error -?\d+: /, "") || "no message was given");
  }
  if (error instanceof SdkHttpError) {
    const text = textOfBody(error.data.text);
    const known = failureOfStatus(error.status, advice);
    const how = `HTTP status ${error.status}`;
    const message = text
      ? `The MCP server "${server}" answered with ${how}: ${asSentence(text, advice[error.status])}`
      : known.message.replace("The tool server", `The MCP server "${server}"`);
    return { ...known, message };
  }
  if (isAuthorizationError(error)) return authorizationFailure(error, `The MCP server "${server}"`, advice);
  if (error instanceof SdkError && error.code === SdkErrorCode.InvalidResult)
    return said("internal", "what is no result of a tool", error.message);
  const noAnswer = noAnswerIn(error);
  if (noAnswer) return connectionFailure("outcomeUnknown", `The MCP server "${server}" ${noAnswer.seen}.`);
  if (error instanceof ToolError && error.code === "engine_unavailable")
    return connectionFailure("outcomeUnknown", error.message);
  return undefined;
};

/** Their words, followed by what to do about them. */
const asSentence = (text: string, advice = ""): string => {
  const words = bounded(text);
  return advice === "" || /[.!?…。]$/.test(words) ? `${words}${advice}` : `${words}.${advice}`;
};

const bounded = (text: string): string => {
  const clean = text.trim().toWellFormed();
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT).toWellFormed()}…` : clean;
};

/** The message in an error body: JSON-RPC's, problem+json's, or a framework's. Undefined for HTML pages. */
const textOfBody = (body: unknown): string | undefined => {
  if (typeof body !== "string" || body.trim() === "") return undefined;
  try {
    return messageIn(JSON.parse(body));
  } catch {
    return body.trimStart().startsWith("<") ? undefined : body;
  }
};

const messageIn = (value: unknown): string | undefined => {
  if (typeof value === "string") return value || undefined;
  if (!isLoose(value)) return undefined;
  const { error, message, detail, title, error_description: description } = value;
  // OAuth's `error` is only a code.
  for (const candidate of [description, error, message, detail, title]) {
    const text = messageIn(candidate);
    if (text !== undefined) return text;
  }
  return undefined;
};
