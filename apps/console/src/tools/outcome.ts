import type { ApiError } from "../api/api-error.ts";
import type { Exchange } from "../api/types.ts";
import { type ToolResult, toolResultOf } from "./tool-result.ts";

/** What one transport gave: what was exchanged, or why nothing could be. */
export type Outcome =
  | { readonly ok: true; readonly exchange: Exchange }
  | { readonly ok: false; readonly error: ApiError };

type Exchanged = Extract<Outcome, { ok: true }>;

/** Whether the tool was reached; on a pipe always, over HTTP with any status below 400. */
export const isAnswered = (outcome: Outcome): outcome is Exchanged =>
  outcome.ok && (outcome.exchange.status ?? 200) < 400;

/** Whether the tool server refused the LLM server's own key. */
export const isKeyRefused = (outcome: Outcome): boolean => outcome.ok && outcome.exchange.status === 401;

/** What the tool answered over this transport; a connection that failed is a failure too. */
export const resultOf = (outcome: Outcome): ToolResult | undefined =>
  outcome.ok ? toolResultOf(outcome.exchange) : { ok: false, code: outcome.error.code, message: outcome.error.message };
