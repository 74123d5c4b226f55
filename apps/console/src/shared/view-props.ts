import type { Config } from "../api/types.ts";

export interface ViewProps {
  readonly config: Config;
}
