import { afterAll, expect, test } from "vitest";
import { GUIDES, HANDBOOK, openBuiltin } from "./builtin-questions/answer-question.ts";
import { ENGLISH_QUESTIONS } from "./builtin-questions/english.ts";
import { ENGLISH_FRESH_QUESTIONS, KOREAN_FRESH_QUESTIONS } from "./builtin-questions/fresh.ts";
import { figureIn, isFigureRight, isRight } from "./builtin-questions/judge.ts";
import { KOREAN_QUESTIONS } from "./builtin-questions/korean.ts";
import { ENGLISH_OPEN_QUESTIONS, KOREAN_OPEN_QUESTIONS } from "./builtin-questions/open.ts";
import { ENGLISH_UNSEEN_QUESTIONS, KOREAN_UNSEEN_QUESTIONS } from "./builtin-questions/unseen.ts";

/** The guides and a company's handbook in one index, as a user would have them. */
const { answer, close } = openBuiltin(GUIDES, HANDBOOK);
const guides = openBuiltin(GUIDES);
afterAll(async () => {
  await close();
  await guides.close();
});

const QUESTIONS = [...ENGLISH_QUESTIONS, ...KOREAN_QUESTIONS];

test("there are 80 questions, half of them Korean, a third held out", () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(80);
  expect(KOREAN_QUESTIONS.length * 2).toBeGreaterThanOrEqual(QUESTIONS.length - 2);
  expect(QUESTIONS.filter(({ heldOut }) => heldOut).length * 3).toBeGreaterThanOrEqual(QUESTIONS.length);
});

test.each([
  ["tuned", false],
  ["held-out", true],
])(
  "%s: at least 85 of 100 are answered correctly and first, and no figure is wrong",
  async (name, heldOut) => {
    const asked = QUESTIONS.filter((question) => question.heldOut === heldOut);
    const wrongFigures: string[] = [];
    const misses: string[] = [];
    for (const question of asked) {
      const answered = await answer(question.query);
      const figure = figureIn(answered);
      if (figure !== undefined && !isFigureRight(figure, question.value)) wrongFigures.push(question.query);
      if (!isRight(question, answered)) misses.push(`${question.query} -> ${answered.text.slice(0, 300)}`);
    }
    process.stdout.write(`${name}: ${asked.length - misses.length} of ${asked.length} right and first\n`);
    process.stdout.write(misses.map((miss) => `missed ${miss}\n`).join(""));
    expect(wrongFigures).toEqual([]);
    expect(misses.length / asked.length).toBeLessThanOrEqual(0.15);
  },
  150_000,
);

test.each([
  ["English, by another author", ENGLISH_OPEN_QUESTIONS, 0.15],
  ["Korean, by another author", KOREAN_OPEN_QUESTIONS, 0.15],
  ["English, later", ENGLISH_FRESH_QUESTIONS, 0.2],
  ["Korean, later", KOREAN_FRESH_QUESTIONS, 0.15],
  ["English, from the guides only, not tuned individually", ENGLISH_UNSEEN_QUESTIONS, 0.25],
  ["Korean, from the guides only, not tuned individually", KOREAN_UNSEEN_QUESTIONS, 0.25],
])(
  "%s: most are answered correctly and first, and no figure is wrong",
  async (name, asked, missable) => {
    const wrongFigures: string[] = [];
    const misses: string[] = [];
    for (const question of asked) {
      const answered = await guides.answer(question.query);
      const figure = figureIn(answered);
      if (figure !== undefined && !isFigureRight(figure, question.value)) wrongFigures.push(question.query);
      if (!isRight(question, answered)) misses.push(question.query);
    }
    process.stdout.write(
      `${name}: ${asked.length - misses.length} of ${asked.length}; missed: ${misses.join(" | ")}\n`,
    );
    expect(wrongFigures).toEqual([]);
    expect(misses.length / asked.length).toBeLessThanOrEqual(missable);
  },
  150_000,
);
