import { type Report, report } from "./schema.ts";
import { words, wordsOf } from "./words.ts";

/** The shape of report.json: the figures, and what they say in both languages. */
export const publishedReport = report.extend({ words }).describe("A run of twinhost's benchmark");

/** @throws when the report does not fit its own schema. */
export const publish = (figures: Report) => publishedReport.parse({ ...figures, words: wordsOf(figures) });
