import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import type { ClusterClient } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";

export interface PublishOptions {
  readonly client: ClusterClient;
  readonly cluster: Pick<ClusterSettings, "engine" | "index">;
  /** Database of the documents indexed on this machine. */
  readonly database: DatabaseSync;
  readonly log: Logger;
  /** Embedding model whose vectors are published too. */
  readonly model?: string | undefined;
  /** Keep an index that another process has made meanwhile. */
  readonly onlyIfMissing?: boolean;
  /** Aborts between two steps; searches then continue on what they had. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}
