import { type ErrorCode, ToolError } from "@twinhost/core";

/** A model's failure for which its provider has a name that clients know. */
export class ModelError extends ToolError {
  readonly providerCode: typeof CONTEXT_LENGTH_EXCEEDED;

  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { providerCode: typeof CONTEXT_LENGTH_EXCEEDED },
  ) {
    super(code, message, options);
    this.providerCode = options.providerCode;
  }
}

export const CONTEXT_LENGTH_EXCEEDED = "context_length_exceeded";
