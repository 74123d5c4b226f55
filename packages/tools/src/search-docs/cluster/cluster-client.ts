interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** How long one node may take to answer, in milliseconds. */
  readonly timeoutMs?: number;
}

/** A document with its key in the index; without a source, it is removed. */
export interface BulkDocument {
  readonly key: string;
  readonly source?: object;
}

/** A document that the cluster did not accept. */
export interface DroppedDocument {
  readonly key: string;
  readonly status: number;
  readonly reason: string;
}

/** What the official clients of both engines have in common. They know the nodes, and try another if one fails. */
export interface ClusterClient {
  /** @throws an error with `statusCode` if the cluster rejects the request */
  request<Answer>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    body?: object,
    options?: RequestOptions,
  ): Promise<Answer>;
  /**
   * Writes or removes documents, reading them no faster than the cluster accepts them. The signal stops reading;
   * requests in flight are still completed.
   * @returns those that it did not accept
   */
  bulk(
    index: string,
    documents: AsyncIterable<BulkDocument>,
    signal?: AbortSignal,
  ): Promise<readonly DroppedDocument[]>;
  close(): Promise<void>;
}

/**
 * For the bulk helpers of both clients: two requests of this size at a time, retried if the cluster is overloaded. A
 * shard that is on no node is waited for no longer than a request may take.
 */
export const BULK_OPTIONS = { flushBytes: 2_000_000, concurrency: 2, retries: 5, wait: 1_000, timeout: "15s" } as const;
export const MAX_RETRIES = 3;
export const REQUEST_TIMEOUT_MS = 30_000;
/** A call has five seconds. A node that is down fails immediately, and another one is asked. */
export const SEARCH_TIMEOUT_MS = 4_000;
/** For requests that a node answers immediately, so that another one can still answer within the call. */
export const LOOK_TIMEOUT_MS = 2_000;
/** A partial answer, from some of the shards, counts as a failure. */
export const OF_ALL_SHARDS = { allow_partial_search_results: false } as const;

/** What the bulk helpers of both clients return. */
interface BulkHelper extends PromiseLike<unknown> {
  abort(): unknown;
}

/** Waits for a bulk helper, and aborts it with the signal. */
export const endingWith = async (signal: AbortSignal | undefined, helper: BulkHelper): Promise<void> => {
  const abort = (): void => void helper.abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    await helper;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
};

/** One or two lines of a bulk request. */
export const bulkAction = (index: string, { key, source }: BulkDocument): object =>
  source ? [{ index: { _index: index, _id: key } }, source] : { delete: { _index: index, _id: key } };

/** The document key of a bulk request's action. */
export const keyOfAction = (operation: object): string => {
  const [target] = Object.values(operation) as { _id?: string }[];
  return target?._id ?? "";
};

/** The HTTP status of a cluster's error response; undefined for any other failure. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : undefined;
