import { type ErrorCode, failure, type ToolFailure } from "@twinhost/tools";

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: "unauthenticated",
  403: "forbidden",
  413: "too_large",
  422: "invalid_arguments",
  429: "rate_limited",
  504: "deadline",
};

/** An HTTP answer that says nothing but its status, from a proxy in between for example. */
export const failureOfStatus = (status: number): ToolFailure => {
  const code = CODE_OF_STATUS[status] ?? (status >= 500 ? "engine_unavailable" : "bad_request");
  return failure(code, `The tool server answered with HTTP status ${status}.`);
};
