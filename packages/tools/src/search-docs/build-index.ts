import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { commandLine, type Logger } from "@twinhost/core";
import { addedFolder } from "./corpus-folders.ts";
import { rememberedFolders } from "./index-database.ts";
import { indexDocuments } from "./load-indexer.ts";

export const MAKE_INDEX = commandLine("index", "FOLDER");
export const NO_INDEX = `There is no document index that can be searched. Make one with: ${MAKE_INDEX}`;

export interface BuildOptions {
  /** The database's file; added documents are next to it. */
  readonly file: string;
  /** Indexed if no folder was indexed before. */
  readonly defaultCorpus?: string | undefined;
  /** How long to wait while another process indexes, in milliseconds; a minute by default. */
  readonly waitMs?: number | undefined;
  readonly log: Logger;
}

/** Builds a missing index of the folders indexed last, or else of the default, unless another process does so first. */
export const buildIndex = async (database: DatabaseSync, options: BuildOptions): Promise<void> => {
  const { file, defaultCorpus, waitMs, log } = options;
  const remembered = rememberedFolders(database);
  const folders = remembered.length > 0 || defaultCorpus === undefined ? remembered : [defaultCorpus];
  if (folders.length === 0) throw new Error(NO_INDEX);
  const startedAt = performance.now();
  const { indexed, skipped } = await indexDocuments({
    database,
    folders,
    guides: defaultCorpus,
    added: addedFolder(dirname(file)),
    log,
    waitMs,
    onlyIfMissing: true,
  });
  log.info(
    { indexed, skipped, folders, durationMs: Math.round(performance.now() - startedAt) },
    "document index built",
  );
};
