import { Client, SniffingTransport } from "@elastic/elasticsearch";
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

// Plain media types: the client's own name its major version, which a cluster of the previous one rejects.
const JSON_HEADERS = { accept: "application/json", "content-type": "application/json" };
const BULK_HEADERS = { accept: "application/json", "content-type": "application/x-ndjson" };

/** Treats a node that hangs like one that is down: another one is asked. */
class AskingAnother extends SniffingTransport {
  constructor(options: ConstructorParameters<typeof SniffingTransport>[0]) {
    super({ ...options, retryOnTimeout: true });
  }
}

/** Elasticsearch 8 and 9, through its official client. */
export const elasticsearchClient = ({ nodes, apiKey, user, ca }: ClusterSettings): ClusterClient => {
  const client = new Client({
    nodes: [...nodes],
    ...(apiKey !== undefined ? { auth: { apiKey } } : user && { auth: user }),
    ...(ca !== undefined && { tls: { ca } }),
    maxRetries: MAX_RETRIES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    Transport: AskingAnother,
  });
  return {
    request: (method, path, body, { signal, query = {}, timeoutMs = REQUEST_TIMEOUT_MS } = {}) =>
      client.transport.request(
        { method, path, querystring: query, ...(body && { body }) },
        { headers: JSON_HEADERS, requestTimeout: timeoutMs, ...(signal && { signal }) },
      ),
    bulk: async (index, documents, signal) => {
      const dropped: DroppedDocument[] = [];
      const helper = client.helpers.bulk<BulkDocument>(
        {
          ...BULK_OPTIONS,
          datasource: documents[Symbol.asyncIterator](),
          onDocument: (document) => bulkAction(index, document) as never,
          onDrop: ({ operation, status, error }) => {
            dropped.push({ key: keyOfAction(operation), status, reason: error?.reason ?? "too many requests" });
          },
        },
        { headers: BULK_HEADERS },
      );
      await endingWith(signal, helper);
      return dropped;
    },
    close: () => client.close(),
  };
};
