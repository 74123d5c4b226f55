import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findWorkspaceRoot, resolveDataDirectory } from "@twinhost/runtime";
import { DOCUMENT_ENDINGS, indexDocuments, openDatabase } from "@twinhost/tools";
import cliProgress from "cli-progress";
import { Command, CommanderError } from "commander";
import { pino } from "pino";
import { counted } from "./counted.ts";
import { reportIndexing } from "./report-indexing.ts";

const progressReporter = (): { update: (done: number, total: number) => void; stop: () => void } => {
  if (!process.stderr.isTTY) {
    // One plain line for each quarter.
    let nextShare = 0.25;
    return {
      update: (done, total) => {
        if (done / total < nextShare) return;
        nextShare = Math.floor((done / total) * 4) / 4 + 0.25;
        process.stderr.write(`${done} of ${counted(total, "file")}\n`);
      },
      stop: () => {},
    };
  }
  const bar = new cliProgress.SingleBar(
    { format: "{bar} {value} of {total} files", stream: process.stderr, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let isStarted = false;
  return {
    update: (done, total) => {
      if (!isStarted) bar.start(total, 0);
      isStarted = true;
      bar.update(done);
    },
    stop: () => {
      if (isStarted) bar.stop();
      isStarted = false;
    },
  };
};

/** A log record as people read it: what happened, to what, why. */
const plainLine = ({ msg, path, reason }: { msg: string; path: string; reason?: string }): string =>
  `${msg}: ${path}${reason === undefined ? "" : ` (${reason})`}\n`;

const indexFolders = async (folders: readonly string[]): Promise<void> => {
  const workspace = findWorkspaceRoot();
  const dataDirectory = resolveDataDirectory(process.env.DATA_DIR);
  mkdirSync(dataDirectory, { recursive: true });
  const database = await openDatabase(join(dataDirectory, "search.sqlite"));
  const progress = progressReporter();
  const log = pino({ level: "warn" }, { write: (line: string) => process.stderr.write(plainLine(JSON.parse(line))) });
  try {
    const guides = workspace && join(workspace, "docs");
    const summary = await indexDocuments({ database, folders, guides, log, onProgress: progress.update });
    progress.stop();
    reportIndexing(summary);
  } finally {
    progress.stop();
    database.close();
  }
};

const program = new Command("docs:index")
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
The index lies in DATA_DIR. Exit codes: 0 all held, 1 a path could not be read or a folder holds no document, 2 bad usage.`,
  )
  .exitOverride()
  .action(indexFolders);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`docs:index failed: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
