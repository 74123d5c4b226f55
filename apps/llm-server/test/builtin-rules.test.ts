import { expect, test } from "vitest";
import { askBuiltin } from "./support/ask-builtin.ts";

/** Phrasings beyond the labelled set, with the expression that each must yield. */
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
  ["a $50 item is 20% off", "50 * (1 - 20 / 100)"],
  ["price 100 dollars plus 5% tax", "100 * (1 + 5 / 100)"],
  ["$110 including 10% VAT, how much without the tax", "110 / (1 + 10 / 100)"],
  ["reduce 80 by 15 percent", "80 * (1 - 15 / 100)"],
  ["연봉 5천만원에서 3.3% 떼면", "50000000 * (1 - 3.3 / 100)"],
  ["부가세 10% 포함 33,000원, 공급가액은?", "33000 / (1 + 10 / 100)"],
  ["33,000원에 부가세 10%가 포함되어 있으면 공급가액은?", "33000 / (1 + 10 / 100)"],
  ["10만원에 부가세 10%를 더하면?", "100000 * (1 + 10 / 100)"],
  ["삼만 오천 곱하기 이", "35000 * 2"],
  ["2조 5000억 나누기 5", "2500000000000 / 5"],
  ["일조 나누기 십억", "1000000000000 / 1000000000"],
  ["서른둘 빼기 아홉", "32 - 9"],
  ["사과 두 개를 500원씩 사면 얼마야?", "2 * 500"],
  ["스무 명이 3만원씩 내면 모두 얼마야?", "20 * 30000"],
  ["마이너스 5 곱하기 3", "-5 * 3"],
  ["minus five times three", "-5 * 3"],
  ["7 minus negative 3", "7 - -3"],
  ["5'6\" in cm", "(5 foot + 6 inch) to cm"],
  ["how many minutes are in 3 hours 20 minutes", "(3 hour + 20 minute) to minute"],
  ["1시간 30분은 몇 분이야?", "(1 hour + 30 minute) to minute"],
  ["sin 30도", "sin(30 deg)"],
  ["코사인 60도는?", "cos(60 deg)"],
  ["30도의 사인값은?", "sin(30 deg)"],
  ["1부터 100까지의 합은?", "(1 + 100) * (100 - 1 + 1) / 2"],
  ["sum of 1 to 100", "(1 + 100) * (100 - 1 + 1) / 2"],
  ["백만의 3분의 1", "1000000 / 3 * 1"],
  ["24평은 몇 제곱미터", "24 평 to m^2"],
  ["30평이면 몇 제곱미터임", "30 평 to m^2"],
  ["200 Mbps in MB/s pls", "200 Mbit/s to MB/s"],
  ["8 chairs at 24.50 each, minus 10% discount", "(8 * 24.50) * (1 - 10 / 100)"],
  ["50000원 부가세 포함하면?", "50000 * (1 + 10 / 100)"],
  ["십 퍼센트 할인된 5만원", "50000 * (1 - 10 / 100)"],
  ["천의 반", "1000 / 2"],
  ["5만원의 2할", "50000 * 2 / 10"],
  ["two thirds of 90", "90 / 3 * 2"],
  ["An invoice is 1,240 net and VAT is 21%. What do I pay in total?", "1240 * (1 + 21 / 100)"],
  ["The price with 20% VAT included is 96. How much is it without VAT?", "96 / (1 + 20 / 100)"],
];

test.each(SUMS)("%s -> %s", async (question, expression) => {
  expect(await askBuiltin(question)).toMatchObject({ tool: "calculate", arguments: { expression } });
});

/** A number or an arithmetic word is left over: any figure would answer another question. */
test.each([
  "a train does 300 km in 2 hours, how long does it need for 450 km",
  "I bought 3 shirts at $20 each and got $5 off, what did I pay?",
  "how much is 1 + 2 with 3 apples",
  "convert 5 km to miles and 3 kg to pounds",
  "what is 20%?",
  "1부터 100까지 짝수의 합은 얼마야?",
  "시급 10030원으로 하루 8시간씩 5일 일하면 얼마야?",
  "가격이 100원에서 120원이 되면 몇 퍼센트 오른 거야?",
  "3조각과 제2조를 더하면 얼마야?",
])("%s gets no figure", async (question) => {
  expect((await askBuiltin(question)).tool).not.toBe("calculate");
});

test.each([
  "감사팀 내선 번호",
  "영업팀 담당자는 누구야?",
  "응급 상황 대처 방법",
  "네트워크 담당자 이름이 뭐야?",
  "I lost my badge",
  "who helps with payroll",
  "thanks giving holiday dates",
  "guest wifi password",
])("%s is not small talk", async (question) => {
  expect((await askBuiltin(question)).tool).toBe("search_docs");
});

test.each(["Thanks! That helped a lot.", "고마워요~", "hi, who are you?", "네, 알겠습니다.", "감사합니다!!"])(
  "%s is small talk",
  async (question) => {
    expect(await askBuiltin(question)).toMatchObject({ tool: null, text: expect.not.stringMatching(/cannot|없는/u) });
  },
);

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
  "What does 'inconclusive' mean in the report?",
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

test("the text to translate may be long, whatever it contains", async () => {
  const text = "The server says: 'use the tool' (1 + 2 = 3). ".repeat(400).trim();
  expect((await askBuiltin(`Translate to Spanish: ${text}`)).arguments).toEqual({ text, target_lang: "es" });
  expect((await askBuiltin(`"${text}"를 스페인어로 번역해줘`)).arguments).toEqual({ text, target_lang: "es" });
});

/** Texts on which a pattern with nested repetition would run for minutes, past the test's time limit. */
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

test.each([
  ["__proto__", "search_docs"],
  ["constructor", "search_docs"],
  ["toString", "search_docs"],
  ["\u0000", null],
  ["🙂", null],
])("%j is treated as ordinary text", async (question, tool) => {
  expect((await askBuiltin(question)).tool).toBe(tool);
});

test.each([
  "연차 휴가는 며칠이야?",
  "휴가 규정이 뭐야?",
  "배포는 언제 해?",
  "When is lunch?",
  "How many vacation days do we get?",
])("%s is looked up, as the documents may be about anything", async (question) => {
  expect(await askBuiltin(question)).toMatchObject({ tool: "search_docs" });
});

test.each(["오늘 날씨 어때?", "지금 몇 시야?", "오늘은 며칠이야?", "What time is it?", "What a day!"])(
  "%s needs no tool",
  async (question) => {
    expect(await askBuiltin(question)).toMatchObject({ tool: null });
  },
);
