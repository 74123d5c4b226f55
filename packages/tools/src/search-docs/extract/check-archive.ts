import { finished } from "node:stream/promises";
import yauzl from "yauzl";
import { Refusal } from "./refusal.ts";

const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/**
 * Rejects an archive that unpacks to more than a document has. The sizes that it states are not trusted: it is unpacked
 * once, discarding the content, until an entry exceeds its stated size.
 * @throws Refusal when it is too large
 */
export const checkArchive = async (bytes: Buffer): Promise<void> => {
  const archive = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  let total = 0;
  for await (const entry of archive.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > MAX_UNPACKED_BYTES) throw new Refusal(`it unpacks to more than ${MAX_UNPACKED_BYTES} bytes`);
    const stream = await archive.openReadStreamPromise(entry);
    await finished(stream.resume());
  }
};
