/** A failure with a code of the product's table, or one of the console's own. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** A code of the table, `server_unavailable` when nothing answered, or `unknown`. */
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

/** Reads a failure out of whatever was thrown: problem+json, `{code, message}` of a stream, or a lost connection. */
export const toApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  const text = error instanceof Error ? error.message : String(error);
  try {
    const { code, detail, message, status, request_id: requestId } = JSON.parse(text);
    if (typeof code === "string") return new ApiError(code, detail ?? message ?? "", { status, requestId });
  } catch {
    // not of ours
  }
  return error instanceof TypeError ? serverUnavailable() : new ApiError("unknown", text);
};
