import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The file that becomes this one once it is complete; an interruption may leave it behind. */
export const draftOf = (name: string): string => `.${name}.draft`;

/** Writes files atomically: each is complete or missing. */
export const writeWhole = async (directory: string, files: Readonly<Record<string, string>>): Promise<void> => {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const draft = join(directory, draftOf(name));
    await writeFile(draft, text);
    await rename(draft, join(directory, name));
  }
};
