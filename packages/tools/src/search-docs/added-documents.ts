import { randomUUID } from "node:crypto";
import { realpath, rename, rm, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { commandLine, type Logger, makePrivateFolder, PRIVATE_FILE, ToolError } from "@twinhost/core";
import { documentUri } from "../resources/document-uri.ts";
import { checkDocumentName } from "./added-name.ts";
import { clusterOf, type SearchSettings } from "./cluster/cluster-settings.ts";
import { addedFolder, FolderProblem } from "./corpus-folders.ts";
import { documentFormat, MAX_BYTES } from "./document-format.ts";
import { findGuides } from "./engine.ts";
import { hasIndex, openDatabase, rememberedFolders } from "./index-database.ts";
import type { OneFileOptions } from "./index-one-file.ts";
import { type AddedDocument, findAdded, listAdded } from "./list-added.ts";
import { indexDocuments, indexOneFile, readOneDocument } from "./load-indexer.ts";
import { followOwnFolders } from "./own-folders.ts";
import { publishDocuments } from "./publish-documents.ts";
import { embeddingServerOf } from "./vectors/embedding-settings.ts";

interface AddedDocumentsOptions {
  /** The host's parsed settings, including those of the search engine. */
  readonly settings: object;
  /** Holds the index; added documents are stored next to it. */
  readonly dataDirectory: string;
  readonly log: Logger;
  /** How long to wait while another process indexes, in milliseconds; a minute by default. */
  readonly waitMs?: number;
}

/** A document to add. */
interface NewDocument {
  /** File name; its extension determines the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Documents added one at a time, in addition to the indexed folders. */
export interface AddedDocuments {
  /** Adds a document, or replaces the one of the same name. @throws ToolError that says what is wrong with it */
  add(document: NewDocument): Promise<{ readonly uri: string }>;
  /** Sorted by name. */
  list(): Promise<readonly AddedDocument[]>;
  /** Removes a document: its file, and everything the search knows of it. @returns whether it existed */
  remove(name: string): Promise<boolean>;
}

/** Short, because a user is waiting; a document without vectors is still found by its words. */
const EMBED_TIMEOUT_MS = 20_000;

const OF_ANOTHER_MACHINE =
  "The documents of the search cluster were indexed on another machine; added here, a document would take their place. " +
  `Add it at a server of that machine, or index them all here first: ${commandLine("index", "FOLDER")}`;

const FOLDER_GONE =
  "A folder that was indexed is gone, or cannot be read; the server's log says which. Bring it back, or index those that " +
  `there are: ${commandLine("index", "FOLDER")}`;

/** Stores added documents in their own folder, indexed along with the known folders. Changes run one at a time. */
export const createAddedDocuments = (options: AddedDocumentsOptions): AddedDocuments => {
  const { settings, dataDirectory, log, waitMs } = options;
  const searchSettings = settings as SearchSettings;
  const folder = addedFolder(dataDirectory);
  let last: Promise<unknown> = Promise.resolve();
  const withDatabase = async <Result>(work: (database: DatabaseSync) => Promise<Result>): Promise<Result> => {
    const database = await openDatabase(join(dataDirectory, "search.sqlite"));
    try {
      await followOwnFolders(database, { guides: findGuides(), added: folder }, waitMs);
      return await work(database);
    } finally {
      database.close();
    }
  };
  const inTurn = <Result>(work: (database: DatabaseSync) => Promise<Result>): Promise<Result> => {
    const done = last.then(() => withDatabase(work));
    last = done.catch(() => {});
    return done;
  };

  const requireOwnIndex = (database: DatabaseSync): void => {
    if (searchSettings.SEARCH_ENGINE !== "sqlite" && !hasIndex(database))
      throw new ToolError("refused_input", OF_ANOTHER_MACHINE);
  };

  /** @throws ToolError if it has no readable text */
  const readNew = async (name: string, given: Uint8Array): Promise<NonNullable<Change["content"]>> => {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    const read = await readOneDocument(bytes, documentFormat(name) ?? "text", parse(name).name);
    if ("document" in read) return { bytes, document: read.document };
    log.warn({ document: name, reason: read.skipped }, "a document was refused");
    throw new ToolError("refused_input", `"${name}" has no text that can be read. Is it what its ending says?`);
  };

  const add = async (database: DatabaseSync, name: string, bytes: Uint8Array): Promise<{ readonly uri: string }> => {
    requireOwnIndex(database);
    const content = await readNew(name, bytes);
    makePrivateFolder(folder);
    const place = await realpath(folder);
    const path = join(place, name);
    // Written under a temporary name, so that nobody reading the folder sees a partial file.
    const written = join(place, `.${randomUUID()}`);
    try {
      await writeFile(written, bytes, { mode: PRIVATE_FILE });
      await index(database, { folder: place, path, content, onBegun: () => rename(written, path) });
    } finally {
      await rm(written, { force: true });
    }
    const found = findAdded(database, path);
    if (found) return { uri: documentUri(found.id) };
    throw new ToolError("engine_unavailable", "Another process has indexed other folders meanwhile. Try again.");
  };

  const remove = async (database: DatabaseSync, name: string): Promise<boolean> => {
    const known = await listAdded(database, folder);
    if (!known.some((document) => document.name === name)) return false;
    requireOwnIndex(database);
    const place = await realpath(folder);
    const path = join(place, name);
    // Moved aside first: if the search cannot be updated, the file is restored, and removal can be retried.
    const aside = join(place, `.${randomUUID()}`);
    try {
      const onBegun = (): Promise<unknown> => unlessGone(rename(path, aside));
      await index(database, { folder: place, path, content: undefined, onBegun });
    } catch (error) {
      await unlessGone(rename(aside, path));
      throw error;
    }
    await rm(aside, { force: true });
    return true;
  };

  const index = async (database: DatabaseSync, change: Change): Promise<void> => {
    const isAlone = await indexOneFile({ database, waitMs, ...change });
    if (!isAlone) await indexAll(database, change);
    const embeddings = embeddingServerOf(searchSettings);
    // A removed document needs no vectors.
    if (embeddings && (change.content || !isAlone)) {
      const { embedDocuments } = await import("./vectors/embed-documents.ts");
      const document = isAlone ? findAdded(database, change.path)?.number : undefined;
      const signal = AbortSignal.timeout(EMBED_TIMEOUT_MS);
      await embedDocuments({ database, embeddings, document, log, signal }).catch(({ message }: Error) =>
        log.warn({ reason: message }, "an added document is found by its words alone until docs:index runs"),
      );
    }
    const cluster = clusterOf(searchSettings);
    if (cluster) await publishDocuments({ cluster, database, log, model: embeddings?.model });
  };

  /** Indexes all known folders as well, for when the folder of added documents is not indexed yet. */
  const indexAll = async (database: DatabaseSync, { path, content, onBegun }: Change): Promise<void> => {
    const guides = findGuides();
    // Read late, since another process may index other folders while this one waits for its turn.
    const folders = (): readonly string[] => {
      const known = rememberedFolders(database);
      const before = known.length > 0 || guides === undefined ? known : [guides];
      return [...new Set([...before, folder])];
    };
    const removed = content ? undefined : path;
    await indexDocuments({ database, folders, guides, added: folder, removed, log, waitMs, onBegun }).catch(
      (cause: unknown) => {
        if (!(cause instanceof FolderProblem)) throw cause;
        log.error({ reason: cause.message }, "no document can be added beside a folder that is gone");
        throw new ToolError("engine_unavailable", FOLDER_GONE, { cause });
      },
    );
  };

  return {
    add: async ({ name: given, bytes }) => {
      const name = checkDocumentName(given);
      const limit = MAX_BYTES[documentFormat(name) ?? "text"];
      if (bytes.length > limit)
        throw new ToolError("too_large", `"${name}" has ${bytes.length} bytes, more than ${limit}. Split it.`);
      return inTurn((database) => add(database, name, bytes));
    },
    list: () => withDatabase((database) => listAdded(database, folder)),
    remove: (name) => inTurn((database) => remove(database, name.normalize("NFC"))),
  };
};

/** A change to one added file. */
type Change = Pick<OneFileOptions, "folder" | "path" | "content" | "onBegun">;

const unlessGone = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
