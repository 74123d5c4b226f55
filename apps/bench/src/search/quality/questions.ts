import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grades } from "./metrics.ts";

/** The language of the question; `cross` is a Korean question that only English documents answer. */
export const QUESTION_LANGUAGES = ["en", "ko", "cross"] as const;

/** A question for which a person has graded documents of the corpus. */
export interface Question {
  readonly language: (typeof QUESTION_LANGUAGES)[number];
  readonly query: string;
  readonly grades: Grades;
  /** Rankings are tuned only on the other questions. */
  readonly isHeldOut: boolean;
}

/** Every third question of a language is held out. */
const HELD_OUT = 3;

/** Reads lines of a language, a question, and corpus paths, each with its grade after `=`. */
export const readQuestions = (file = join(import.meta.dirname, "questions.tsv")): Question[] => {
  const counts = new Map<string, number>();
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [language = "", query = "", documents = ""] = line.split("\t");
      const number = (counts.get(language) ?? 0) + 1;
      counts.set(language, number);
      return {
        language: language as Question["language"],
        query,
        grades: new Map(documents.split(" ").map(readGrade)),
        isHeldOut: number % HELD_OUT === 0,
      };
    });
};

const readGrade = (text: string): [string, number] => {
  const [path = "", grade = ""] = text.split("=");
  return [path, Number(grade)];
};
