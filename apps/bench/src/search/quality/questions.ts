import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grades } from "./metrics.ts";

/** In which language is asked, and, for `cross`, that English documents alone answer a Korean question. */
export const QUESTION_LANGUAGES = ["en", "ko", "cross"] as const;

/** A question that a person has judged the documents of the corpus for. */
export interface Question {
  readonly language: (typeof QUESTION_LANGUAGES)[number];
  readonly query: string;
  readonly grades: Grades;
  /** Rankings are tuned on the others only. */
  readonly isHeldOut: boolean;
}

/** Every third question of a language is kept aside. */
const HELD_OUT = 3;

/** Reads lines of a language, a question, and paths in the corpus, each with its grade behind `=`. */
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
