import type { ApiError } from "../api/api-error.ts";
import type { Exchange } from "../api/types.ts";

/** What one way gave: what was exchanged, or why nothing could be. */
export type Outcome =
  | { readonly ok: true; readonly exchange: Exchange }
  | { readonly ok: false; readonly error: ApiError };
