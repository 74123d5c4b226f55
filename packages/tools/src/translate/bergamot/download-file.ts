import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import type { ModelRecord } from "./model-records.ts";

/** How often one download may connect. */
const ATTEMPTS = 4;
/** After this time without a write, the process of a partial file has ended or given up. */
const ABANDONED_MS = 60_000;

export interface FileDownload {
  readonly url: URL;
  readonly record: Pick<ModelRecord, "attachment" | "decompressedHash" | "decompressedSize">;
  /** Where to put the unpacked file. */
  readonly file: string;
  /** Called with the number of bytes of the packed file fetched so far. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Fetches a packed file, verifies both checksums, and moves it into place unpacked. Resumes after a connection broke
 * off or a process ended. Several processes may do this at once. @throws Error that says why it failed
 */
export const downloadFile = async ({ url, record, file, onBytes }: FileDownload): Promise<void> => {
  const part = `${file}.${randomUUID()}.part`;
  const unpacked = `${part}.out`;
  await adoptPart(file, part);
  try {
    await fetchPart(url, part, record.attachment.size, onBytes);
    if ((await hashOf(part)) !== record.attachment.hash) {
      await rm(part);
      throw new Error(`${url.href} is not the file that the registry describes: its checksum differs.`);
    }
    const sink = createWriteStream(unpacked);
    await pipeline(createReadStream(part), createZstdDecompress(), upTo(record.decompressedSize), sink);
    if ((await hashOf(unpacked)) !== record.decompressedHash)
      throw new Error(`${url.href} unpacked is not the file that the registry describes: its checksum differs.`);
    await rename(unpacked, file);
    await rm(part);
  } catch (error) {
    await rm(unpacked, { force: true });
    // Lets the next download resume it at once.
    await utimes(part, 0, 0).catch(() => {});
    throw error;
  }
};

/** Takes over what an earlier download of the file left. */
const adoptPart = async (file: string, part: string): Promise<void> => {
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith(".part")) continue;
    try {
      const left = join(dirname(file), name);
      if (Date.now() - (await stat(left)).mtimeMs > ABANDONED_MS) return await rename(left, part);
    } catch {
      // Another process took it first.
    }
  }
};

const fetchPart = async (url: URL, part: string, size: number, onBytes: FileDownload["onBytes"]): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    const had = await sizeOf(part);
    if (had === size) return;
    if (attempt > ATTEMPTS) throw new Error(`${url.href} gave ${had} of ${size} bytes.`);
    await fetchRest(url, part, had < size ? had : 0, size, onBytes).catch((error: unknown) => {
      if (attempt === ATTEMPTS) throw error;
    });
  }
};

const fetchRest = async (
  url: URL,
  part: string,
  from: number,
  size: number,
  onBytes: FileDownload["onBytes"],
): Promise<void> => {
  const response = await fetch(url, from > 0 ? { headers: { range: `bytes=${from}-` } } : {});
  if (!response.ok || !response.body) throw new Error(`${url.href} answered with HTTP status ${response.status}.`);
  // A server without range support sends everything again.
  const isRest = response.status === 206;
  const had = isRest ? from : 0;
  const sink = createWriteStream(part, { flags: isRest ? "a" : "w" });
  await pipeline(
    response.body,
    upTo(size - had, (bytes) => onBytes(had + bytes)),
    sink,
  );
};

/** Passes bytes through, and fails when there are too many. */
const upTo = (most: number, onBytes?: (bytes: number) => void) =>
  async function* (chunks: AsyncIterable<Uint8Array>) {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > most) throw new Error(`The file is longer than the ${most} bytes that the registry says.`);
      onBytes?.(bytes);
      yield chunk;
    }
  };

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
};
