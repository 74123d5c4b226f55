import { ERRORS, type ErrorCode, type ToolFailure } from "@twinhost/core";

/** An answer that ends a request early. Its message is written for the caller. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly code: ErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A tool's own, more specific code. */
  readonly reason: string | undefined;

  /** @param options - `status` overrides the code's status: `bad_request` covers 400, 404, 405, 406, 415 and 431. */
  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { status?: number; headers?: Record<string, string>; reason?: string | undefined } = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = options.status ?? ERRORS[code].status;
    this.headers = options.headers ?? {};
    this.reason = options.reason;
  }
}

/** A tool's failure as an HTTP error, with `Retry-After` when it is rate limited or the wait is known. */
export const toolFailureError = (
  { code, message, retryAfterMs, reason }: ToolFailure,
  headers: Readonly<Record<string, string>> = {},
): HttpError => {
  const wait = retryAfterMs ?? (code === "rate_limited" ? 1_000 : undefined);
  return new HttpError(code, message, {
    reason,
    headers: wait === undefined ? headers : { ...headers, "Retry-After": String(Math.ceil(wait / 1_000)) },
  });
};

/** The 4xx status of an error that express's body reading or routing throws. */
const expressStatus = (error: unknown): number | undefined => {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  const { status } = error;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
};

/** The encodings that express inflates. */
const ENCODINGS = "gzip, deflate, br, zstd";

const unsupportedEncoding = new HttpError(
  "bad_request",
  `The body's Content-Encoding is not supported. Send it as it is, or in one of: ${ENCODINGS}.`,
  { status: 415, headers: { "Accept-Encoding": ENCODINGS } },
);

/** Converts any thrown value; undefined for the server's own faults, which must not be exposed. */
export const toHttpError = (error: unknown): HttpError | undefined => {
  if (error instanceof HttpError) return error;
  const status = expressStatus(error);
  if (status === 413) return new HttpError("too_large", "The body is over the limit.");
  if (status === 415) return unsupportedEncoding;
  if (status) return new HttpError("bad_request", "The request is malformed.", { status: 400 });
  return undefined;
};
