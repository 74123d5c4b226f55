import { expect, it } from "vitest";
import { QUESTION_LANGUAGES, readQuestions } from "./questions.ts";

const questions = readQuestions();

it("has at least 120 questions, half of them Korean, and a third held out", () => {
  const count = (language: string): number => questions.filter((question) => question.language === language).length;
  expect(questions.length).toBeGreaterThanOrEqual(120);
  expect(count("ko") + count("cross")).toBeGreaterThanOrEqual(60);
  expect(questions.filter(({ isHeldOut }) => isHeldOut).length).toBeGreaterThanOrEqual(40);
});

it("has an answering document for each question, and no duplicate questions", () => {
  for (const { language, query, grades } of questions) {
    expect(QUESTION_LANGUAGES).toContain(language);
    expect(query.length).toBeGreaterThan(5);
    expect([...grades.values()].every((grade) => grade === 1 || grade === 2)).toBe(true);
    expect([...grades.values()]).toContain(2);
  }
  expect(new Set(questions.map(({ query }) => query)).size).toBe(questions.length);
});
