import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { commandLine, type Logger, makePrivateFolder, PRIVATE_FILE, ToolError } from "@twinhost/core";
import { documentUri } from "../resources/document-uri.ts";
import { clusterOf, type SearchSettings } from "./cluster/cluster-settings.ts";
import { DOCUMENT_ENDINGS, documentFormat, MAX_BYTES } from "./document-format.ts";
import { findGuides } from "./engine.ts";
import { hasIndex, openDatabase, rememberedFolders } from "./index-database.ts";
import { indexDocuments } from "./load-indexer.ts";
import { publishDocuments } from "./publish-documents.ts";
import { embeddingServerOf } from "./vectors/embedding-settings.ts";

interface AddDocumentOptions {
  /** The host's, parsed; those of the search engine are among them. */
  readonly settings: object;
  /** Where the index is; the documents are stored beside it. */
  readonly dataDirectory: string;
  readonly log: Logger;
}

/** A document that somebody sends. */
interface NewDocument {
  /** Of its file, with the ending that says its format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface AddedDocument {
  readonly uri: string;
}

const MAX_NAME = 120;
/** Somebody waits; a document without vectors is found by its words. */
const EMBED_TIMEOUT_MS = 20_000;

const OF_ANOTHER_MACHINE =
  "The documents of the search cluster were indexed on another machine; added here, a document would take their place. " +
  `Add it at a server of that machine, or index them all here first: ${commandLine("index", "FOLDER")}`;

/** Adds one document to those that are searched; one of the same name is replaced. @throws ToolError that says what is wrong with it */
export type AddDocument = (document: NewDocument) => Promise<AddedDocument>;

/** Documents are stored in a folder of their own, which is indexed with those that were indexed before; one after the other. */
export const createAddDocument = ({ settings, dataDirectory, log }: AddDocumentOptions): AddDocument => {
  const searchSettings = settings as SearchSettings;
  const folder = join(dataDirectory, "documents");
  let last: Promise<unknown> = Promise.resolve();

  const add = async ({ name: given, bytes }: NewDocument): Promise<AddedDocument> => {
    const name = checkedName(given);
    const limit = MAX_BYTES[documentFormat(name) ?? "text"];
    if (bytes.length > limit)
      throw new ToolError("too_large", `"${name}" has ${bytes.length} bytes, more than ${limit}. Split it.`);
    const database = await openDatabase(join(dataDirectory, "search.sqlite"));
    try {
      if (searchSettings.SEARCH_ENGINE !== "sqlite" && !hasIndex(database))
        throw new ToolError("refused_input", OF_ANOTHER_MACHINE);
      makePrivateFolder(folder);
      const path = join(folder, name);
      // Whoever reads the folder meanwhile finds no half of a file.
      const written = join(folder, `.${randomUUID()}`);
      await writeFile(written, bytes, { mode: PRIVATE_FILE });
      await rename(written, path);
      await index(database);
      const id = idAt(database, path);
      if (id !== undefined) return { uri: documentUri(id) };
      await rm(path, { force: true });
      await index(database);
      throw new ToolError("refused_input", `"${name}" has no text that can be read. Is it what its ending says?`);
    } finally {
      database.close();
    }
  };

  const index = async (database: DatabaseSync): Promise<void> => {
    const guides = findGuides();
    const known = rememberedFolders(database);
    const before = known.length > 0 || guides === undefined ? known : [guides];
    await indexDocuments({ database, folders: [...new Set([...before, folder])], guides, log });
    const embeddings = embeddingServerOf(searchSettings);
    if (embeddings) {
      const { embedDocuments } = await import("./vectors/embed-documents.ts");
      const signal = AbortSignal.timeout(EMBED_TIMEOUT_MS);
      await embedDocuments({ database, embeddings, log, signal }).catch(({ message }: Error) =>
        log.warn({ reason: message }, "an added document is found by its words alone until docs:index runs"),
      );
    }
    const cluster = clusterOf(searchSettings);
    if (cluster) await publishDocuments({ cluster, database, log, model: embeddings?.model });
  };

  return (document) => {
    const added = last.then(() => add(document));
    last = added.catch(() => {});
    return added;
  };
};

const idAt = (database: DatabaseSync, path: string): string | undefined => {
  const found = database.prepare("SELECT id FROM documents WHERE path = ?").get(Buffer.from(path))?.id;
  return found === undefined ? undefined : String(found);
};

/** A name alone: no path leads out of the folder, and no hidden file is made. */
const checkedName = (given: string): string => {
  const name = given.normalize("NFC").trim();
  if (name.length > MAX_NAME || /[/\\\p{Cc}]/u.test(name) || name.startsWith("."))
    throw new ToolError(
      "refused_input",
      `A document's name has at most ${MAX_NAME} characters, no / or \\, and no dot in front.`,
    );
  if (documentFormat(name) === undefined)
    throw new ToolError("refused_input", `"${name}" is no document: only ${DOCUMENT_ENDINGS.join(" ")} are taken.`);
  return name;
};
