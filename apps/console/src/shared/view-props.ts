import type { Config } from "../api/types.ts";

/** What every view is given: what the server said of itself and of the caller. */
export interface ViewProps {
  readonly config: Config;
}
