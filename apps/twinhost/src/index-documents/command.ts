import { join } from "node:path";
import { makeDataDirectory, parseSettings, resolveDataDirectory, withSettingsFile } from "@twinhost/runtime";
import {
  addedFolder,
  clusterOf,
  DOCUMENT_ENDINGS,
  embedDocuments,
  embeddingServerOf,
  findGuides,
  indexDocuments,
  openDatabase,
  publishDocuments,
  searchSettings,
} from "@twinhost/tools";
import { Command } from "commander";
import { pino } from "pino";
import { progressReporter } from "./progress.ts";
import { reportIndexing } from "./report-indexing.ts";

/** A log record for people: what happened, to what, and why. */
const plainLine = ({ msg, path, reason }: { msg: string; path?: string; reason?: string }): string =>
  `${msg}${path === undefined ? "" : `: ${path}`}${reason === undefined ? "" : ` (${reason})`}\n`;

const indexFolders = async (folders: readonly string[]): Promise<void> => {
  const environment = withSettingsFile(process.env);
  const settings = parseSettings(searchSettings, environment);
  const cluster = clusterOf(settings);
  const embeddings = embeddingServerOf(settings);
  const dataDirectory = resolveDataDirectory(environment.DATA_DIR);
  makeDataDirectory(dataDirectory);
  const database = await openDatabase(join(dataDirectory, "search.sqlite"));
  const progress = progressReporter();
  const embedding = progressReporter("section");
  const log = pino({ level: "warn" }, { write: (line: string) => process.stderr.write(plainLine(JSON.parse(line))) });
  try {
    const summary = await indexDocuments({
      database,
      folders,
      guides: findGuides(),
      added: addedFolder(dataDirectory),
      log,
      onProgress: progress.update,
    });
    progress.stop();
    reportIndexing(summary);
    if (summary.isUntouched) return;
    if (embeddings) {
      const vectors = await embedDocuments({ database, embeddings, log, onProgress: embedding.update });
      embedding.stop();
      process.stdout.write(`${vectors.embedded} sections embedded, ${vectors.unchanged} unchanged\n`);
    }
    if (!cluster) return;
    const { published, unchanged, refused } = await publishDocuments({
      cluster,
      database,
      log,
      model: embeddings?.model,
    });
    const refusals = refused > 0 ? `, ${refused} refused` : "";
    process.stdout.write(`${published} published to ${cluster.engine}, ${unchanged} unchanged${refusals}\n`);
    if (refused > 0) process.exitCode = 1;
  } finally {
    progress.stop();
    embedding.stop();
    database.close();
  }
};

/** The command that indexes folders for search_docs. */
export const indexCommand = (): Command =>
  new Command("index")
    .description(
      `Makes the files of the folders (${DOCUMENT_ENDINGS.join(" ")}) the documents that search_docs searches. Only ` +
        "changed files are read anew, what cannot be read stays as it was indexed before, and documents of any other " +
        "folder leave the index. A document's id is its path in its folder; with several " +
        "folders the folder's name comes before it. Hidden names and node_modules are passed over.",
    )
    .argument("<folders...>", "folders of documents")
    .addHelpText(
      "after",
      `
  The index lies in DATA_DIR. With SEARCH_ENGINE=elasticsearch or opensearch the documents go on from there to the
  cluster of ELASTICSEARCH_URL, where few changes go into its index, and many into a new one that takes its place when
  it is complete. With EMBEDDINGS_URL new sections get vectors, and searches go by meaning too. Exit codes: 0 all held, 1 a path could not be read or a folder holds no document, 2 bad usage.`,
    )
    .exitOverride()
    .action(indexFolders);
