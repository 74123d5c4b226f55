interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** How long one node may take to answer, in milliseconds. */
  readonly timeoutMs?: number;
}

/** A document with the key that it has in the index; one without a source is removed. */
export interface BulkDocument {
  readonly key: string;
  readonly source?: object;
}

/** A document that the cluster did not take. */
export interface DroppedDocument {
  readonly key: string;
  readonly status: number;
  readonly reason: string;
}

/** What the official clients of both engines have in common. They know the nodes, and ask another where one fails. */
export interface ClusterClient {
  /** @throws an error with `statusCode` where the cluster refuses */
  request<Answer>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    body?: object,
    options?: RequestOptions,
  ): Promise<Answer>;
  /**
   * Writes or removes documents, reading no faster than the cluster takes them; a signal lets those be the last that are on
   * their way, and settles after them.
   * @returns those that it did not take
   */
  bulk(
    index: string,
    documents: AsyncIterable<BulkDocument>,
    signal?: AbortSignal,
  ): Promise<readonly DroppedDocument[]>;
  close(): Promise<void>;
}

/** The bulk helpers of both clients: two requests at a time, of this size, and again where the cluster has too much to do. */
export const BULK_OPTIONS = { flushBytes: 2_000_000, concurrency: 2, retries: 5, wait: 1_000 } as const;
export const MAX_RETRIES = 3;
export const REQUEST_TIMEOUT_MS = 30_000;
/** A call has five seconds. A node that is gone says so at once, and another is asked. */
export const SEARCH_TIMEOUT_MS = 4_000;
/** What takes a node no time: another one then answers within the call, too. */
export const LOOK_TIMEOUT_MS = 2_000;
/** Half an answer, of a part of the index, counts as a failure. */
export const OF_ALL_SHARDS = { allow_partial_search_results: false } as const;

/** What the bulk helpers of both clients return. */
interface BulkHelper extends PromiseLike<unknown> {
  abort(): unknown;
}

/** Waits for a bulk helper, and stops it when a signal says so. */
export const endingWith = async (signal: AbortSignal | undefined, helper: BulkHelper): Promise<void> => {
  const abort = (): void => void helper.abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    await helper;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
};

/** A line of a bulk request, or two. */
export const bulkAction = (index: string, { key, source }: BulkDocument): object =>
  source ? [{ index: { _index: index, _id: key } }, source] : { delete: { _index: index, _id: key } };

/** The key that a bulk request's action was about. */
export const keyOfAction = (operation: object): string => {
  const [target] = Object.values(operation) as { _id?: string }[];
  return target?._id ?? "";
};

/** The HTTP status with which a cluster refused; undefined for any other failure. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : undefined;
