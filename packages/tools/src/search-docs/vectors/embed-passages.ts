import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { ExponentialBackoff, handleWhen, retry } from "cockatiel";
import { beginWriting, passageNumber } from "../index-database.ts";
import { withoutMarks } from "../passage-marks.ts";
import { type Embedder, EmbeddingsRefused } from "./embedder.ts";
import { nextVectorNumber } from "./index-vectors.ts";
import { packVector } from "./packed-vector.ts";

export interface EmbedOptions {
  /** Must hold an index. */
  readonly database: DatabaseSync;
  readonly embedder: Embedder;
  /** Number of the only document to embed; all by default. */
  readonly document?: number | undefined;
  readonly log: Logger;
  /** Aborts embedding; finished work is kept. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Result of embedding, in passages. */
export interface EmbedSummary {
  readonly embedded: number;
  /** Passages whose text already had a vector. */
  readonly unchanged: number;
}

/** Passages per request; the next ones are read once it is answered. */
const BATCH = 32;
const REQUESTS_AT_ONCE = 2;
const REQUEST_TIMEOUT_MS = 60_000;
const RETRIES = { maxAttempts: 4, backoff: new ExponentialBackoff({ initialDelay: 500, maxDelay: 10_000 }) };

/**
 * Gives all passages their vectors. A text that has one keeps it, even if its document changed; finished work is kept
 * when this fails.
 * @throws Error when the server refuses, or repeatedly fails to answer as expected
 */
export const embedPassages = async ({
  database,
  embedder,
  document,
  log,
  signal,
  onProgress,
}: EmbedOptions): Promise<EmbedSummary> => {
  const { model } = embedder;
  const next = database.prepare(WITHOUT_VECTOR);
  const findVector = database.prepare("SELECT number FROM vectors WHERE text_hash = ?");
  const addVector = database.prepare(
    "INSERT OR IGNORE INTO vectors (number, text_hash, model, scale, components) VALUES (?, ?, ?, ?, ?)",
  );
  const link = database.prepare(LINK);
  const [first, end] =
    document === undefined
      ? [0, Number.MAX_SAFE_INTEGER]
      : [passageNumber(document, 0), passageNumber(document + 1, 0)];
  const all = Number(database.prepare(ALL).get(document ?? null)?.passages);
  const linked = Number(database.prepare(LINKED).get(model, first, end)?.passages);
  const counts = { embedded: 0, unchanged: linked };

  function* batches(): Generator<Passage[]> {
    for (let last = first - 1; ; ) {
      const rows = next.all(model, last, BATCH, end) as unknown as PassageRow[];
      if (rows.length === 0) return;
      last = rows.at(-1)?.number ?? last;
      yield rows.map((row) => toPassage(row, model));
    }
  }

  const write = async (batch: readonly Passage[], vectors: ReadonlyMap<string, Float32Array>): Promise<void> => {
    await beginWriting(database);
    let number = nextVectorNumber(database);
    for (const [textHash, vector] of vectors) {
      const { components, scale } = packVector(vector);
      addVector.run(number++, textHash, model, scale, components);
    }
    for (const { number: passage, text, textHash } of batch) link.run(passage, textHash, text);
    database.exec("COMMIT");
    counts.embedded += vectors.size;
    counts.unchanged += batch.length - vectors.size;
    onProgress?.(counts.embedded + counts.unchanged, all);
  };

  let writing = Promise.resolve();
  const embed = retry(
    handleWhen((error) => !(error instanceof EmbeddingsRefused)),
    RETRIES,
  );
  embed.onRetry((failure) => {
    if ("error" in failure)
      log.warn({ reason: (failure.error as Error).message }, "asking the embeddings server again");
  });
  const pending = batches();
  const work = async (): Promise<void> => {
    for (const batch of pending) {
      const texts = new Map(
        batch.filter(({ textHash }) => !findVector.get(textHash)).map(({ textHash, embedded }) => [textHash, embedded]),
      );
      const vectors =
        texts.size === 0
          ? []
          : await embed.execute(({ signal: ending }) => {
              const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
              return embedder.documents([...texts.values()], AbortSignal.any([ending, timeout]));
            }, signal);
      const found = new Map([...texts.keys()].map((textHash, index) => [textHash, vectors[index] ?? EMPTY]));
      // One transaction at a time, since they share a connection.
      writing = writing.then(() => write(batch, found));
      await writing;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: REQUESTS_AT_ONCE }, work));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
  await beginWriting(database);
  database.exec("DELETE FROM vectors WHERE number NOT IN (SELECT vector FROM passage_vectors); COMMIT");
  return counts;
};

interface PassageRow {
  readonly number: number;
  readonly title: string;
  readonly text: string;
}

interface Passage {
  readonly number: number;
  readonly text: string;
  /** The text that is embedded. */
  readonly embedded: string;
  /** Differs between models. */
  readonly textHash: string;
}

const EMPTY = new Float32Array();

const toPassage = ({ number, title, text }: PassageRow, model: string): Passage => {
  const embedded = `${title}\n${withoutMarks(text)}`.trim() || title;
  return { number, text, embedded, textHash: hash("sha256", `${model}\0${embedded}`) };
};

const ALL = "SELECT count(*) AS passages FROM passages WHERE ?1 IS NULL OR document = ?1";

const LINKED = `
  SELECT count(*) AS passages FROM passage_vectors JOIN vectors ON vectors.number = passage_vectors.vector
  WHERE model = ? AND passage >= ? AND passage < ?
`;

const WITHOUT_VECTOR = `
  SELECT passages.number, documents.title, passages.text
  FROM passages JOIN documents ON documents.number = passages.document
    LEFT JOIN passage_vectors ON passage_vectors.passage = passages.number
    LEFT JOIN vectors ON vectors.number = passage_vectors.vector
  WHERE vectors.model IS NOT ?1 AND passages.number > ?2 AND passages.number < ?4 ORDER BY passages.number LIMIT ?3
`;

/** Links nothing if another process has meanwhile indexed another text under this number. */
const LINK = `
  INSERT OR REPLACE INTO passage_vectors (passage, vector)
  SELECT passages.number, vectors.number FROM passages, vectors
  WHERE passages.number = ?1 AND vectors.text_hash = ?2 AND passages.text = ?3
`;
