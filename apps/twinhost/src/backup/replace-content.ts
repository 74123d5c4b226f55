import { mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { LOST_AND_FOUND } from "./data-files.ts";

/**
 * Replaces what a folder holds by what a folder in it holds. All of it is moved within the folder, never copied, as the
 * folder may be a volume. A link is removed, not what it leads to.
 * @throws Error if something cannot be moved; the folder then holds what it did before
 */
export const replaceContent = (folder: string, inner: string): void => {
  const replaced = mkdtempSync(join(folder, ".replaced-"));
  const staying = [basename(inner), basename(replaced), LOST_AND_FOUND];
  const moved: (readonly [from: string, to: string])[] = [];
  const move = (name: string, from: string, to: string): void => {
    renameSync(join(from, name), join(to, name));
    moved.push([join(from, name), join(to, name)]);
  };
  try {
    for (const name of readdirSync(folder)) if (!staying.includes(name)) move(name, folder, replaced);
    for (const name of readdirSync(inner)) move(name, inner, folder);
  } catch (error) {
    for (const [from, to] of moved.reverse()) renameSync(to, from);
    rmSync(replaced, { recursive: true });
    throw error;
  }
  rmSync(replaced, { recursive: true, force: true });
};
