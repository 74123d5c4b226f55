import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PRIVATE_FILE } from "@twinhost/core";
import { z } from "zod";

/** Written last: a backup without it is incomplete. */
export const MANIFEST = "backup.json";

const manifest = z.object({ format: z.literal(1), createdAt: z.iso.datetime(), files: z.array(z.string()) });

/** What a backup holds. */
type Manifest = z.output<typeof manifest>;

export const writeManifest = (folder: string, files: readonly string[]): void => {
  const content: Manifest = { format: 1, createdAt: new Date().toISOString(), files: [...files] };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(content, undefined, 2)}\n`, { mode: PRIVATE_FILE });
};

/** @throws Error in one line if the folder is not a complete backup */
export const readManifest = (folder: string): Manifest => {
  try {
    return manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")));
  } catch (cause) {
    throw new Error(`${folder} is no complete backup: it has no ${MANIFEST} of this version`, { cause });
  }
};
