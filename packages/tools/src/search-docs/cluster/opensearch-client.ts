import { Client } from "@opensearch-project/opensearch";
import {
  BULK_OPTIONS,
  type BulkDocument,
  bulkAction,
  type ClusterClient,
  type DroppedDocument,
  endingWith,
  keyOfAction,
  MAX_RETRIES,
  REQUEST_TIMEOUT_MS,
} from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";

/** OpenSearch 2 and 3, through its official client. */
export const openSearchClient = ({ nodes, apiKey, user, ca }: ClusterSettings): ClusterClient => {
  const client = new Client({
    nodes: [...nodes],
    ...(apiKey !== undefined ? { headers: { authorization: `ApiKey ${apiKey}` } } : user && { auth: user }),
    ...(ca !== undefined && { ssl: { ca } }),
    maxRetries: MAX_RETRIES,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
  return {
    request: async (method, path, body, { signal, query = {}, timeoutMs = REQUEST_TIMEOUT_MS } = {}) => {
      signal?.throwIfAborted();
      const answer = client.transport.request(
        { method, path, querystring: query, ...(body && { body }) },
        { requestTimeout: timeoutMs },
      );
      // The listener must not return the result: Node takes it for a promise, and ends the process if it fails.
      const abort = (): void => void answer.abort();
      signal?.addEventListener("abort", abort, { once: true });
      try {
        return (await answer).body as never;
      } finally {
        signal?.removeEventListener("abort", abort);
      }
    },
    bulk: async (index, documents, signal) => {
      const dropped: DroppedDocument[] = [];
      const helper = client.helpers.bulk<BulkDocument>({
        ...BULK_OPTIONS,
        datasource: documents[Symbol.asyncIterator](),
        onDocument: (document) => bulkAction(index, document) as never,
        onDrop: ({ operation, status, error }) => {
          dropped.push({ key: keyOfAction(operation), status, reason: error?.reason ?? "too many requests" });
        },
      });
      await endingWith(signal, helper);
      return dropped;
    },
    close: () => client.close(),
  };
};
