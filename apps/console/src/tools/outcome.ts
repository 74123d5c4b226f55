import type { ApiError } from "../api/api-error.ts";
import type { Exchange } from "../api/types.ts";
import { type ToolResult, toolResultOf } from "./tool-result.ts";

/** The messages exchanged over one transport, or why there are none. */
export type Outcome =
  | { readonly ok: true; readonly exchange: Exchange }
  | { readonly ok: false; readonly error: ApiError };

type Exchanged = Extract<Outcome, { ok: true }>;

/** Whether the tool was reached: always on a pipe, with a status below 400 over HTTP. */
export const isAnswered = (outcome: Outcome): outcome is Exchanged =>
  outcome.ok && (outcome.exchange.status ?? 200) < 400;

/** Whether the tool server rejected the LLM server's own key. */
export const isKeyRefused = (outcome: Outcome): boolean => outcome.ok && outcome.exchange.status === 401;

/** The tool's result over this transport; a failed connection is a failure too. */
export const resultOf = (outcome: Outcome): ToolResult | undefined =>
  outcome.ok ? toolResultOf(outcome.exchange) : { ok: false, code: outcome.error.code, message: outcome.error.message };
