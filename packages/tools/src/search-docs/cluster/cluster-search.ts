import { dirname } from "node:path";
import { commandLine, type Logger, ToolError } from "@twinhost/core";
import { buildIndex, NO_INDEX } from "../build-index.ts";
import { addedFolder } from "../corpus-folders.ts";
import { hasIndex, openDatabase } from "../index-database.ts";
import { followOwnFolders } from "../own-folders.ts";
import { type QueryTerms, readQuery } from "../query-terms.ts";
import type { SearchEngine, SearchPage } from "../search-engine.ts";
import { type ClusterClient, OF_ALL_SHARDS, statusOf } from "./cluster-client.ts";
import { clusterDocuments } from "./cluster-documents.ts";
import type { ClusterSettings } from "./cluster-settings.ts";
import { connectCluster } from "./connect-cluster.ts";
import { requireVersion } from "./engine-version.ts";
import { findPage } from "./find-page.ts";
import { type AliasedIndex, againIfReplaced, findIndex } from "./index-alias.ts";
import { INDEX_VERSION } from "./index-body.ts";
import { publishIndex } from "./publish-index.ts";

export interface ClusterSearchOptions {
  readonly cluster: ClusterSettings;
  /** Database of the documents indexed on this machine. */
  readonly file: string;
  /** Indexed if neither the cluster nor the database has an index. */
  readonly defaultCorpus?: string | undefined;
  /** Embedding model whose vectors the first index gets, if the database has them. */
  readonly model?: string | undefined;
  readonly log: Logger;
}

/** Full-text search in an Elasticsearch or OpenSearch cluster, which several hosts may share. */
export const createClusterSearch = (options: ClusterSearchOptions): SearchEngine => {
  const { cluster, log } = options;
  let index: AliasedIndex | undefined;
  let connecting: Promise<ClusterClient> | undefined;
  const connected = (): Promise<ClusterClient> => {
    connecting ??= connectCluster(cluster);
    return connecting;
  };

  const open = async (): Promise<void> => {
    const client = await connected();
    await requireVersion(client, cluster.engine);
    index = await findIndex(client, cluster.index);
    if (index) return checkVersion(index);
    await publishLocalIndex(client, options);
    index = await findIndex(client, cluster.index);
  };
  let opening: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    opening ??= open().catch((error: unknown) => {
      // The next search retries: what is missing now may exist by then.
      opening = undefined;
      throw unavailable(error, log);
    });
    return opening;
  };
  ready().catch(() => {});

  /** Runs work once there is an index. @throws ToolError */
  const using = async <Answer>(
    work: (client: ClusterClient) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> => {
    await ready();
    try {
      const client = await connected();
      return await againIfReplaced(() => work(client));
    } catch (error) {
      signal?.throwIfAborted();
      if (statusOf(error) === 404) opening = undefined;
      throw unavailable(error, log);
    }
  };
  const documents = clusterDocuments(connected, cluster.index);

  return {
    ready,
    search: async (query, page, signal) => {
      signal.throwIfAborted();
      const terms = readQuery(query);
      await ready();
      if (terms.words.length + terms.prefixes.size === 0) return { results: [], total: 0 };
      const search = (wanted: QueryTerms): Promise<SearchPage> =>
        using((client) => findPage(client, cluster, wanted, page, signal), signal);
      const found = await search(terms);
      // If every match is unwanted, show them anyway.
      return found.total > 0 || terms.unwantedWords.length === 0 ? found : search({ ...terms, unwantedWords: [] });
    },
    check: async (signal) => {
      const client = await connected();
      index = await findIndex(client, cluster.index, signal);
      if (!index) throw new Error(NO_INDEX);
      checkVersion(index);
      const any = { size: 0, terminate_after: 1 };
      await client.request("POST", `/${cluster.index}/_search`, any, { signal, query: OF_ALL_SHARDS });
    },
    describe: () => (index?.meta ? `${cluster.engine}, Korean by ${index.meta.korean}` : cluster.engine),
    documents: {
      ...documents,
      list: (after, limit) => using(() => documents.list(after, limit)),
      read: (id) => using(() => documents.read(id)),
      complete: (part, limit) => using(() => documents.complete(part, limit)),
    },
    close: async () => (await connecting)?.close(),
  };
};

const OTHER_VERSION = `The search cluster's index was made by another version of Twinhost. Run ${commandLine("index", "FOLDER")}, or set another ELASTICSEARCH_INDEX.`;

const checkVersion = ({ meta }: AliasedIndex): void => {
  if (meta?.version !== INDEX_VERSION) throw new Error(OTHER_VERSION);
};

/** Builds the cluster's first index from what was indexed here before, or else from the default corpus. */
const publishLocalIndex = async (client: ClusterClient, options: ClusterSearchOptions): Promise<void> => {
  const { cluster, file, defaultCorpus, model, log } = options;
  const database = await openDatabase(file);
  try {
    await followOwnFolders(database, { guides: defaultCorpus, added: addedFolder(dirname(file)) });
    if (!hasIndex(database)) await buildIndex(database, options);
    await publishIndex({ client, cluster, database, model, log, onlyIfMissing: true });
  } finally {
    database.close();
  }
};

/** Tells callers what an operator must do; addresses and reasons go to the log only. */
const unavailable = (error: unknown, log: Logger): ToolError => {
  const { message: reason } = error as Error;
  const status = statusOf(error);
  log.error({ reason, status }, "the search cluster cannot be used");
  if (error instanceof ToolError) return error;
  return new ToolError("engine_unavailable", adviceFor(reason, status), { cause: error });
};

const adviceFor = (reason: string, status: number | undefined): string => {
  if (/certificate|self.signed/i.test(reason))
    return "The search cluster's certificate cannot be checked. Set ELASTICSEARCH_CA_FILE to the certificate of who signed it, in PEM.";
  if (status === 401 || status === 403)
    return "The search cluster refuses this host. Set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, to credentials that may use its index.";
  if (status === 404 || reason === NO_INDEX) return NO_INDEX;
  if (reason === OTHER_VERSION) return OTHER_VERSION;
  return "The search cluster does not answer as it should. Start it, or check ELASTICSEARCH_URL; this host's log says why. Searches work again once it does.";
};
