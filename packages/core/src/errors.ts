/** One row per error code of the product: its REST status, whether trying again can help, what a caller may read. */
interface ErrorRow {
  /** HTTP status of the REST answer. */
  readonly status: number;
  readonly retryable: boolean;
  /** Whether the message was written for the caller; if not, a fixed sentence takes its place. */
  readonly exposed: boolean;
}

/** What a host says of a key that it does not know: a client tells by it a refused key from one that may not use a tool. */
export const INVALID_KEY = "This API key is not valid.";

/** The one table of errors: for each code its REST status (RFC 9110), and whether trying again can help. */
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

/** A code of the one table of errors. */
export type ErrorCode = keyof typeof ERRORS;

/** Every code of the one table of errors. */
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Whether a value from outside is a code of the table. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && Object.hasOwn(ERRORS, value);

/** A failure as a value: what a caller of a tool gets, the same over every transport. */
export interface ToolFailure {
  readonly code: ErrorCode;
  /** What happened, to what, and what to do next. Safe to show. */
  readonly message: string;
  readonly retryable: boolean;
  /** How long to wait, in milliseconds, where that is known. */
  readonly retryAfterMs?: number;
  /** The tool's own code below `code`, one of those that its definition declares. */
  readonly reason?: string;
}

/** A failure as a value; `retryAfterMs` is in milliseconds. What a caller may not read is replaced. */
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
  /** Of the tool's own reasons; a tool makes such an error by `context.error`. */
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

/** Anything thrown as a value for the caller: what is not a {@link ToolError} is `internal`, and shows nothing. */
export const failureOf = (error: unknown): ToolFailure =>
  error instanceof ToolError
    ? {
        ...failure(error.code, error.message, error.retryAfterMs),
        ...(error.reason !== undefined && { reason: error.reason }),
      }
    : failure("internal", "");
