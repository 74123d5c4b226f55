import { runRecord } from "@twinhost/report";
import { z } from "zod";

/** Kinds of queries: two rare words, a rare and a common one, two common ones. */
export const QUERY_KINDS = ["selective", "mixed", "broad"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

const micros = z.number().nullable().describe("Microseconds; null where too few searches lie beyond the percentile");

const search = z.strictObject({
  kind: z.enum(QUERY_KINDS),
  clients: z.int().min(1),
  searches: z.int().min(1),
  matches: z.number().describe("Documents that a query finds, the median of the queries"),
  p50: micros,
  p99: micros,
  perSecond: z.number(),
});

const corpus = z.strictObject({
  documents: z.int().min(1),
  bytes: z.number(),
  injected: z.int().min(1).describe("Documents with a word of their own: each was found by it, alone"),
  index: z.strictObject({
    seconds: z.number(),
    bytes: z.number(),
    memoryBytes: z.number().describe("The most that the process had resident while it indexed"),
  }),
  searches: z.array(search),
});

const leftOut = z
  .strictObject({ documents: z.int().min(1), neededBytes: z.number(), freeBytes: z.number() })
  .describe("A size for which the disk has no room");

/** Schema of search.json. */
export const searchReport = z
  .strictObject({
    schemaVersion: z.literal(1),
    ...runRecord,
    method: z.strictObject({
      mode: z.enum(["full", "quick"]),
      engine: z.enum(["sqlite", "elasticsearch", "opensearch"]).default("sqlite"),
      model: z.string().optional().describe("Whose vectors were searched too"),
    }),
    corpora: z.array(corpus).describe("From the smallest on"),
    leftOut: z.array(leftOut),
  })
  .describe("How fast documents are indexed and searched, by the size of the corpus");

export type SearchReport = z.output<typeof searchReport>;
export type MeasuredCorpus = z.output<typeof corpus>;
export type MeasuredSearch = z.output<typeof search>;
