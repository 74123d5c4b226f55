import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { makePrivateFolder } from "@twinhost/core";
import { copyDataFile } from "./copy-file.ts";
import { type DataFile, dataFilesIn } from "./data-files.ts";
import { writeManifest } from "./manifest.ts";

/**
 * Copies a data folder, whose servers may be running, into a new one: each database as of one moment, and checked.
 * @throws Error in one line, after removing what was copied
 */
export const backUp = async (dataDirectory: string, to: string): Promise<readonly DataFile[]> => {
  const files = existsSync(dataDirectory) ? dataFilesIn(dataDirectory) : [];
  if (files.length === 0) throw new Error(`there is nothing in the data folder ${dataDirectory}`);
  if (!relative(dataDirectory, resolve(to)).startsWith(".."))
    throw new Error(`${to} lies in the data folder itself: the next backup would hold it too. Name another folder`);
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty, and a backup overwrites nothing: name a new folder`);
  makePrivateFolder(to);
  try {
    const copied: DataFile[] = [];
    // A server may have removed a document meanwhile.
    for (const file of files) if (await copyDataFile(file, dataDirectory, to)) copied.push(file);
    writeManifest(
      to,
      copied.map(({ name }) => name),
    );
    return copied;
  } catch (error) {
    for (const name of readdirSync(to)) rmSync(join(to, name), { recursive: true, force: true });
    throw error;
  }
};
