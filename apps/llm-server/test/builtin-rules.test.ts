import { expect, test } from "vitest";
import { askBuiltin } from "./support/ask-builtin.ts";

/** Wordings beyond the labelled set, with the expression that they must come to. */
const SUMS: readonly (readonly [question: string, expression: string])[] = [
  ["What is 20 percent of 350?", "20 / 100 * 350"],
  ["the square root of 81", "sqrt(81)"],
  ["calculate 3 squared plus 4 squared", "((3)^2) + ((4)^2)"],
  ["how many minutes are in 3 hours?", "3 hour to minute"],
  ["average of 3, 4 and 8", "mean(3, 4, 8)"],
  ["twenty five times four", "25 * 4"],
  ["How much is 30% off 200?", "200 * (1 - 30 / 100)"],
  ["what is max(1,200) + 1", "max(1,200) + 1"],
  ["1,234,567 + 1", "1234567 + 1"],
  ["240의 15%는 얼마야?", "240 * 15 / 100"],
  ["15에 27을 더하면?", "15 + 27"],
  ["84를 7로 나누면?", "84 / 7"],
  ["17을 5로 나눈 나머지는?", "17 mod 5"],
  ["3, 4, 8의 평균을 구해줘", "mean(3, 4, 8)"],
  ["삼 더하기 오는?", "3 + 5"],
  ["3만 5천 나누기 7", "35000 / 7"],
  ["50000원에서 10% 할인하면?", "50000 * (1 - 10 / 100)"],
  ["화씨 100도는 섭씨 몇 도야?", "100 degF to degC"],
  ["1500원짜리 빵 4개는 얼마야?", "4 * 1500"],
];

test.each(SUMS)("%s -> %s", async (question, expression) => {
  expect(await askBuiltin(question)).toMatchObject({ tool: "calculate", arguments: { expression } });
});

const TRANSLATIONS: readonly (readonly [question: string, wish: Readonly<Record<string, string>>])[] = [
  ["How do I say I'm sorry in Italian?", { text: "I'm sorry", target_lang: "it" }],
  ["'I can't come' - translate that to Spanish", { text: "I can't come", target_lang: "es" }],
  ["English to Spanish: good night", { text: "good night", target_lang: "es", source_lang: "en" }],
  [
    "Translate the following text into Spanish.\n\nThe server: use it.",
    { text: "The server: use it.", target_lang: "es" },
  ],
  ["Translate 'from 3 to 5' into simplified Chinese", { text: "from 3 to 5", target_lang: "zh-Hans" }],
  ["좋은 아침을 영어로 번역해줘", { text: "좋은 아침", target_lang: "en" }],
  ["고양이는 스페인어로 뭐야?", { text: "고양이", target_lang: "es" }],
  ["영어를 스페인어로 번역해줘: I am tired", { text: "I am tired", target_lang: "es", source_lang: "en" }],
  ["다음을 영어로 번역하세요.\n저는 학생입니다.", { text: "저는 학생입니다.", target_lang: "en" }],
  ["“도서관이 어디예요?”를 영어로 말해줘", { text: "도서관이 어디예요?", target_lang: "en" }],
];

test.each(TRANSLATIONS)("%s -> %j", async (question, wish) => {
  const choice = await askBuiltin(question);
  expect(choice.tool).toBe("translate");
  expect(choice.arguments).toEqual(wish);
});

test.each([
  "Can the translation tool handle Korean?",
  "What does 'undecided' mean in the report?",
  "what changed in revision 2026-07-28?",
  "How many replicas do I need?",
  "스페인어 번역이 되나요?",
  "HTTP와 stdio의 차이가 뭐야?",
  "DATA_DIR 기본값이 뭐야",
])("%s -> search_docs", async (question) => {
  expect((await askBuiltin(question)).tool).toBe("search_docs");
});

test.each([
  "My phone number is 010-1234-5678",
  "She was born on 2001-05-06.",
  "I will be there at 10:30",
  "We have 24/7 support",
  "I need some rest",
  "Room 101 is on floor 1",
  "영어 공부가 어려워요",
  "새 도구 상자를 샀어요",
  "버스가 10분 늦었어요",
])("%s -> no tool", async (question) => {
  expect((await askBuiltin(question)).tool).toBeNull();
});

test("the text to translate may be long, whatever stands in it", async () => {
  const text = "The server says: 'use the tool' (1 + 2 = 3). ".repeat(400).trim();
  expect((await askBuiltin(`Translate to Spanish: ${text}`)).arguments).toEqual({ text, target_lang: "es" });
  expect((await askBuiltin(`"${text}"를 스페인어로 번역해줘`)).arguments).toEqual({ text, target_lang: "es" });
});

/** Texts on which a pattern with repetition inside repetition would run for minutes, past the test's time limit. */
const REPEATED = [
  ..."(9- '‘“\":?\n".split(""),
  ...["1+", "1, ", "a' ", "to ", "how ", "say ", "translate ", "in spanish ", "영어로 ", "번역해 ", "이 ", "을", "몇 "],
  ...["sqrt(", "1 km ", "1개에 ", "3 and ", "twenty ", "이천", "🙂", "the following ", "what does ", "\ud800"],
];

test.each(REPEATED)("a question full of %j is answered in time", async (part) => {
  for (const length of [300, 24_000]) {
    for (const start of ["", "what is ", "translate ", "스페인어로 "]) {
      for (const end of ["", "?", " to spanish", "스페인어로 번역해줘"]) {
        const choice = await askBuiltin(start + part.repeat(Math.ceil(length / part.length)).slice(0, length) + end);
        expect(choice.tool === null || choice.text === "").toBe(true);
      }
    }
  }
});

test.each(["__proto__", "constructor", "toString", "\u0000", "🙂"])("%j is no trap", async (question) => {
  expect((await askBuiltin(question)).tool).toBeNull();
});

test.each([
  "연차 휴가는 며칠이야?",
  "휴가 규정이 뭐야?",
  "배포는 언제 해?",
  "When is lunch?",
  "How many vacation days do we get?",
])("%s is looked up, for the documents may be about anything", async (question) => {
  expect(await askBuiltin(question)).toMatchObject({ tool: "search_docs" });
});

test.each(["오늘 날씨 어때?", "지금 몇 시야?", "오늘은 며칠이야?", "What time is it?", "What a day!"])(
  "%s needs no tool",
  async (question) => {
    expect(await askBuiltin(question)).toMatchObject({ tool: null });
  },
);
