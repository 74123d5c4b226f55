/** A failure with a code from the product's error table, or one of the console's own. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** A code from the error table, `server_unavailable` if nothing answered, or `unknown`. */
  readonly code: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(code: string, message: string, more: { status?: number; requestId?: string } = {}) {
    super(message);
    this.code = code;
    this.status = more.status;
    this.requestId = more.requestId;
  }
}

export const serverUnavailable = (): ApiError => new ApiError("server_unavailable", "");

/** Converts whatever was thrown: problem+json, a stream's `{code, message}`, or a lost connection. */
export const toApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  const text = error instanceof Error ? error.message : String(error);
  try {
    const { code, detail, message, status, request_id: requestId } = JSON.parse(text);
    if (typeof code === "string") return new ApiError(code, detail ?? message ?? "", { status, requestId });
  } catch {
    // not one of our errors
  }
  return error instanceof TypeError ? serverUnavailable() : new ApiError("unknown", text);
};
