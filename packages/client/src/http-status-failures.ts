import { type ErrorCode, failure, type ToolFailure } from "@twinhost/core";
import { connectionFailure } from "./connection-failure.ts";

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: "unauthenticated",
  403: "forbidden",
  413: "too_large",
  422: "invalid_arguments",
  429: "rate_limited",
  504: "deadline",
};

/** The statuses with which a proxy says that the server behind it is unavailable. */
const isGatewayStatus = (status: number): boolean => status === 502 || status === 503;

/** What an operator can do about a status. */
export type StatusAdvice = Readonly<Record<number, string>>;

/** For our own tool server, to which the LLM server authenticates with `MCP_API_KEY`. */
export const TOOL_SERVER_ADVICE: StatusAdvice = {
  401: " It asks for a valid API key: set MCP_API_KEY on the LLM server.",
  403:
    " It asks for a valid API key: set MCP_API_KEY on the LLM server. If that is right, check that its ALLOWED_HOSTS and " +
    "ALLOWED_NETWORKS let the LLM server in.",
};

/** The failure for an HTTP answer that says nothing but its status, such as a proxy's. */
export const failureOfStatus = (status: number, advice: StatusAdvice): ToolFailure => {
  const message = `The tool server answered with HTTP status ${status}.${advice[status] ?? ""}`;
  if (isGatewayStatus(status)) return connectionFailure("outcomeUnknown", message);
  return failure(CODE_OF_STATUS[status] ?? (status >= 500 ? "engine_unavailable" : "bad_request"), message);
};
