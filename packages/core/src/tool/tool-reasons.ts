import { ToolError } from "../errors.ts";

/** A tool's own reason for failing, which refines an error code. */
export interface ToolReason {
  readonly code: "refused_input" | "too_large" | "rate_limited" | "engine_unavailable";
  /** When it occurs, for callers of the tool. */
  readonly description: string;
}

/** A tool's failure reasons by name, in snake_case. */
export type ToolErrors = Readonly<Record<string, ToolReason>>;

/** Creates errors for these reasons. */
export const errorMaker =
  (errors: ToolErrors) =>
  (reason: string, message: string, options?: ErrorOptions & { retryAfterMs?: number }): ToolError =>
    new ToolError(errors[reason]?.code ?? "internal", message, { ...options, reason });
