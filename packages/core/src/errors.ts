/** Properties of an error code. */
interface ErrorRow {
  /** HTTP status of a REST answer. */
  readonly status: number;
  readonly retryable: boolean;
  /** Whether callers may read the message; if not, a fixed sentence replaces it. */
  readonly exposed: boolean;
}

/** Sent when the API key is unknown, so that a client can tell a rejected key from one without access to the tool. */
export const INVALID_KEY = "This API key is not valid.";

/** The table of error codes: for each its REST status (RFC 9110), and whether a retry can help. */
export const ERRORS = {
  bad_request: { status: 400, retryable: false, exposed: true },
  unknown_tool: { status: 404, retryable: false, exposed: true },
  invalid_arguments: { status: 422, retryable: false, exposed: true },
  refused_input: { status: 422, retryable: false, exposed: true },
  unauthenticated: { status: 401, retryable: false, exposed: true },
  forbidden: { status: 403, retryable: false, exposed: true },
  rate_limited: { status: 429, retryable: true, exposed: true },
  too_large: { status: 413, retryable: false, exposed: true },
  engine_unavailable: { status: 503, retryable: true, exposed: true },
  deadline: { status: 504, retryable: true, exposed: true },
  cancelled: { status: 499, retryable: false, exposed: true },
  internal: { status: 500, retryable: false, exposed: false },
} as const satisfies Record<string, ErrorRow>;

/** An error code of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS;

/** All error codes of {@link ERRORS}. */
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Whether a value from outside is a known error code. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && Object.hasOwn(ERRORS, value);

/** A failure as a value, as callers of a tool get it over every transport. */
export interface ToolFailure {
  readonly code: ErrorCode;
  /** What happened, to what, and what to do next. Safe to show. */
  readonly message: string;
  readonly retryable: boolean;
  /** How long to wait, in milliseconds, if known. */
  readonly retryAfterMs?: number;
  /** The tool's own, more specific code: one of the reasons that its definition declares. */
  readonly reason?: string;
}

/** Creates a failure; `retryAfterMs` is in milliseconds. A message that callers may not read is replaced. */
export const failure = (code: ErrorCode, message: string, retryAfterMs?: number): ToolFailure => ({
  code,
  message: ERRORS[code].exposed
    ? message
    : "The tool failed inside. The server's log has the details under the request id.",
  retryable: ERRORS[code].retryable,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** Thrown by a tool or its engine when the call cannot be served; the pipeline turns it into a {@link ToolFailure}. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  /** One of the tool's own reasons; tools create such errors with `context.error`. */
  readonly reason: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { retryAfterMs?: number; reason?: string } = {},
  ) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.reason = options.reason;
  }
}

/** Converts anything thrown into a failure. All but a {@link ToolError} become `internal`, without details. */
export const failureOf = (error: unknown): ToolFailure =>
  error instanceof ToolError
    ? {
        ...failure(error.code, error.message, error.retryAfterMs),
        ...(error.reason !== undefined && { reason: error.reason }),
      }
    : failure("internal", "");
