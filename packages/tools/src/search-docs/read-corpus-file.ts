import { type FileHandle, open } from "node:fs/promises";

/** A file's content; `skipped` if it is not a document, `unread` if that is unknown because it could not be read. */
export type CorpusContent =
  | { readonly bytes: Buffer }
  | { readonly skipped: string }
  | { readonly unread: string }
  | { readonly gone: true };

/** Reads a file of a corpus, unless it is larger than `maxBytes`. */
export const readCorpusFile = async (path: Buffer, maxBytes: number): Promise<CorpusContent> => {
  try {
    await using handle: FileHandle = await open(path);
    const { size } = await handle.stat();
    if (size > maxBytes) return { skipped: `it is larger than ${maxBytes} bytes` };
    return { bytes: await handle.readFile() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? { gone: true } : { unread: message };
  }
};
