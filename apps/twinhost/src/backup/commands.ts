import { resolveDataDirectory } from "@twinhost/runtime";
import { Command } from "commander";
import { counted } from "../index-documents/counted.ts";
import { backUp } from "./back-up.ts";
import type { DataFile } from "./data-files.ts";
import { restore } from "./restore.ts";

const EXIT_CODES = "\nExit codes: 0 all held, 1 something failed, 2 bad usage.";
const DATA_DIR_FLAG = ["--data-dir <folder>", "the data folder (DATA_DIR)"] as const;

interface Options {
  readonly dataDir?: string;
}

const dataDirectoryOf = ({ dataDir }: Options): string => resolveDataDirectory(dataDir ?? process.env.DATA_DIR);

const describeFiles = (files: readonly DataFile[]): string => {
  const databases = files.filter(({ isDatabase }) => isDatabase).length;
  const others = files.length - databases;
  return counted(databases, "database") + (others > 0 ? ` and ${counted(others, "other file")}` : "");
};

/** Copies a data folder while its servers run. */
export const backupCommand = (): Command =>
  new Command("backup")
    .description(
      "Copies a data folder into a new one, also while servers use it: keys, usage, secrets, the index, sign-ins. Each database is copied as it is at one moment, and checked.",
    )
    .requiredOption("--to <folder>", "a folder that is new or empty")
    .option(...DATA_DIR_FLAG)
    .addHelpText("after", EXIT_CODES)
    .allowExcessArguments(false)
    .exitOverride()
    .action(async ({ to, ...options }: Options & { readonly to: string }) => {
      const files = await backUp(dataDirectoryOf(options), to);
      process.stdout.write(`${describeFiles(files)} copied to ${to}, and found sound\n`);
    });

/** Puts a backup into a data folder. */
export const restoreCommand = (): Command =>
  new Command("restore")
    .description("Puts a backup into a data folder that no server uses.")
    .requiredOption("--from <folder>", "a folder that backup made")
    .option(...DATA_DIR_FLAG)
    .option("--force", "replace what the data folder holds", false)
    .addHelpText("after", EXIT_CODES)
    .allowExcessArguments(false)
    .exitOverride()
    .action(async ({ from, force, ...options }: Options & { readonly from: string; readonly force: boolean }) => {
      const dataDirectory = dataDirectoryOf(options);
      const files = await restore(from, dataDirectory, { force });
      process.stdout.write(
        `${describeFiles(files)} restored to ${dataDirectory}\nStart the servers with DATA_DIR=${dataDirectory}\n`,
      );
    });
