import { type Report, report } from "./schema.ts";
import { words, wordsOf } from "./words.ts";

/** Schema of report.json: the figures, and the sentences about them in both languages. */
export const publishedReport = report.extend({ words }).describe("A run of twinhost's benchmark");

/** Adds the words. @throws when the report does not fit its own schema */
export const publish = (figures: Report) => publishedReport.parse({ ...figures, words: wordsOf(figures) });
