import { runRecord } from "@twinhost/report";
import { z } from "zod";
import { QUESTION_LANGUAGES } from "./questions.ts";

/** Groups of questions with separate figures. */
export const QUESTION_GROUPS = ["all", ...QUESTION_LANGUAGES, "heldOut"] as const;
export type QuestionGroup = (typeof QUESTION_GROUPS)[number];

const figures = z.strictObject({
  questions: z.int().min(0),
  ndcg: z.number().min(0).max(1),
  recall: z.number().min(0).max(1),
});

const row = z.strictObject({
  engine: z.string().describe("What searched, as /ready describes it"),
  model: z.string().optional().describe("Whose vectors were searched too"),
  measuredAt: z.string(),
  groups: z.record(z.enum(QUESTION_GROUPS), figures),
});

/** Schema of quality.json. */
export const qualityReport = z
  .strictObject({
    schemaVersion: z.literal(1),
    ...runRecord,
    documents: z.int().min(1),
    packages: z.record(z.string(), z.string()).describe("Debian packages of the corpus, with their versions"),
    rows: z.array(row).describe("Engines, also of earlier runs into the same folder"),
  })
  .describe("How well searches find what people judged to answer their questions");

export type QualityReport = z.output<typeof qualityReport>;
export type QualityRow = z.output<typeof row>;
