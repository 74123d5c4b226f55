import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import type { ClusterClient } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";

export interface PublishOptions {
  readonly client: ClusterClient;
  readonly cluster: Pick<ClusterSettings, "engine" | "index">;
  /** The database of what was indexed on this machine. */
  readonly database: DatabaseSync;
  readonly log: Logger;
  /** The model whose vectors are published too. */
  readonly model?: string | undefined;
  /** Leave an index alone that another process has made meanwhile. */
  readonly onlyIfMissing?: boolean;
  /** Ends it between two steps; searches then go on in what they had. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}
