import { sep } from "node:path";
import { type CorpusFolder, isInside } from "./corpus-folders.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });
/** In the Encoding Standard this label covers all of CP949, the code page of Korean Windows. */
const cp949 = new TextDecoder("euc-kr", { fatal: true });

/**
 * Decodes a file name: those from macOS are decomposed Unicode, those from old Korean archives CP949.
 * @returns undefined if it is neither UTF-8 nor CP949
 */
export const decodeName = (name: Uint8Array): string | undefined => {
  for (const decoder of [utf8, cp949]) {
    try {
      return decoder.decode(name).normalize("NFC");
    } catch {
      // Try the next one.
    }
  }
  return undefined;
};

/** A path as a key: one character per byte, so that different paths never collide. */
export const pathKey = (path: Uint8Array): string => Buffer.from(path).toString("latin1");

/** The id of the document at a path; undefined if it is in none of the folders, or its name cannot be decoded. */
export const documentIdAt = (path: Uint8Array, folders: readonly CorpusFolder[]): string | undefined => {
  const key = pathKey(path);
  for (const folder of folders) {
    const root = pathKey(Buffer.from(folder.path));
    if (!isInside(key, root)) continue;
    const inside = path.subarray(root.endsWith(sep) ? root.length : root.length + 1);
    const name = decodeName(inside);
    return name === undefined ? undefined : folder.prefix + name.replaceAll(sep, "/");
  }
  return undefined;
};
