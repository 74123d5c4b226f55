import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes files atomically: each is complete or missing. */
export const writeWhole = async (directory: string, files: Readonly<Record<string, string>>): Promise<void> => {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const draft = join(directory, `.${name}.draft`);
    await writeFile(draft, text);
    await rename(draft, join(directory, name));
  }
};
