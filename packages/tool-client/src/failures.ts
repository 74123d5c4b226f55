import { type ErrorCode, failure, type ToolFailure } from "@twinhost/tools";
import { connectionFailure } from "./connection-failure.ts";

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: "unauthenticated",
  403: "forbidden",
  413: "too_large",
  422: "invalid_arguments",
  429: "rate_limited",
  504: "deadline",
};

/** A proxy's words for a server behind it that is away. */
const isGatewayStatus = (status: number): boolean => status === 502 || status === 503;

/** An HTTP answer that says nothing but its status, from a proxy in between for example. */
export const failureOfStatus = (status: number): ToolFailure => {
  const message = `The tool server answered with HTTP status ${status}.`;
  if (isGatewayStatus(status)) return connectionFailure("lost", message);
  return failure(CODE_OF_STATUS[status] ?? (status >= 500 ? "engine_unavailable" : "bad_request"), message);
};
