import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { zstdCompressSync } from "node:zlib";

/** What the server does with the next requested file instead of sending it. */
type Fault = "cut" | "other-bytes" | "hang";

interface AddedRecord {
  readonly filter?: string;
  readonly version?: string;
  /** In place of random ones. */
  readonly bytes?: Buffer;
}

const LENGTH = 200_000;
const ENDINGS = {
  model: "intgemm.alphas.bin",
  lex: "s2t.bin",
  vocab: "spm",
  srcvocab: "spm",
  trgvocab: "spm",
} as const;

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/**
 * A Remote Settings server with the collection `translations-models-v2`, like Mozilla's: root document, records, packed
 * attachments with ranges. The models are random bytes.
 */
export const startModelsRegistry = async () => {
  const records: object[] = [];
  const files = new Map<string, Buffer>();
  const attachments = new Map<string, Buffer>();
  const fileRequests: (string | undefined)[] = [];
  const held: (() => void)[] = [];

  const add = (
    source: string,
    target: string,
    parts: readonly (keyof typeof ENDINGS)[] = ["model", "lex", "vocab"],
    { filter = "", version = "3.0", bytes }: AddedRecord = {},
  ): void => {
    for (const fileType of parts) {
      const unpacked = bytes ?? randomBytes(LENGTH);
      const packed = zstdCompressSync(unpacked);
      const name = `${fileType}.${source}${target}.${ENDINGS[fileType]}`;
      const location = `main-workspace/translations-models-v2/${randomUUID()}.zst`;
      attachments.set(`/files/${location}`, packed);
      files.set(name, unpacked);
      records.push({
        id: randomUUID(),
        schema: 1_749_570_042_331,
        last_modified: 1_749_570_511_392,
        name,
        sourceLanguage: source,
        targetLanguage: target,
        architecture: "base-memory",
        version,
        fileType,
        filter_expression: filter,
        decompressedSize: unpacked.length,
        decompressedHash: sha256(unpacked),
        attachment: {
          filename: `${name}.zst`,
          location,
          hash: sha256(packed),
          mimetype: "application/zstd",
          size: packed.length,
        },
      });
    }
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://registry");
    const send = (body: object) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (registry.isUnavailable) return void response.writeHead(503).end();
    if (pathname === "/v1/") return void send({ capabilities: { attachments: { base_url: `${origin}/files/` } } });
    if (pathname === "/v1/buckets/main/collections/translations-models-v2/records") return void send({ data: records });
    const packed = attachments.get(pathname);
    if (!packed) return void response.writeHead(404).end();
    const { range } = request.headers;
    fileRequests.push(range);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
    const head = range === undefined ? {} : { "content-range": `bytes ${from}-${packed.length - 1}/${packed.length}` };
    const sendFile = (bytes: Buffer) =>
      response
        .writeHead(range === undefined ? 200 : 206, { ...head, "content-length": packed.length - from })
        .end(bytes);
    const fault = registry.fault;
    registry.fault = undefined;
    if (fault === "hang") held.push(() => sendFile(packed.subarray(from)));
    else if (fault === "other-bytes") sendFile(randomBytes(packed.length - from));
    else if (fault === "cut") {
      response.writeHead(200, { "content-length": packed.length });
      response.write(packed.subarray(0, packed.length / 2), () => response.destroy());
    } else sendFile(packed.subarray(from));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const registry = {
    url: `${origin}/v1`,
    fileRequests,
    files,
    fault: undefined as Fault | undefined,
    isUnavailable: false,
    add,
    /** As they are sent, in the order in which they were added. */
    packedFiles: () => [...attachments.values()],
    /** Sends what the fault `hang` held back. */
    release: () => {
      for (const send of held.splice(0)) send();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return registry;
};
