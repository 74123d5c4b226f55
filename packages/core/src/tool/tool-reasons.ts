import { ToolError } from "../errors.ts";

/** A failure of a tool's own, below one of the product's codes. */
export interface ToolReason {
  readonly code: "refused_input" | "too_large" | "rate_limited" | "engine_unavailable";
  /** For who calls the tool: when it comes. */
  readonly description: string;
}

/** The reasons of a tool, by name in snake_case. */
export type ToolErrors = Readonly<Record<string, ToolReason>>;

/** Makes errors of these reasons. */
export const errorMaker =
  (errors: ToolErrors) =>
  (reason: string, message: string, options?: ErrorOptions & { retryAfterMs?: number }): ToolError =>
    new ToolError(errors[reason]?.code ?? "internal", message, { ...options, reason });
