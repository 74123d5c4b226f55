import { expect, test } from "vitest";
import { readAnswerKind } from "./answer-kind.ts";

test.each([
  ["what port does the server use", "| LLM server | 8000 |", "The port is a setting."],
  ["how long does it run at most", "a time limit of 2 seconds", "a limit of 128 tools"],
  ["몇 초까지 기다려?", "제한 시간은 5초입니다.", "키 3개를 만듭니다."],
  ["몇 번 다시 시도해?", "최대 두 번 합니다.", "키 3개를 만듭니다."],
  ["which status code is that", "a foreign Origin gets 403", "a foreign Origin is refused"],
  ["which setting limits it", "`RATE_LIMIT` holds for all", "a rate holds for all"],
  ["메트릭은 어떻게 꺼?", "`METRICS=off`로 두면 꺼집니다", "메트릭을 켭니다"],
  ["show me an example", "```sh\ncurl x\n```", "An example is below."],
  ["What is PSS?", "**PSS** is the memory".replaceAll("*", ""), "RSS and PSS of processes"],
  ["콜드 스타트가 무슨 뜻이야?", "콜드 스타트. 첫 결과까지의 시간입니다.", "16, 콜드 스타트 반복 없음"],
])("%s: %s answers it better than %s", (question, answering, other) => {
  const kinds = readAnswerKind(question);
  expect(kinds(answering)).toBeGreaterThan(kinds(other));
});

test("a question of no known kind prefers no line", () => {
  const kinds = readAnswerKind("Why is stdio faster?");
  expect([kinds("8000"), kinds("RATE_LIMIT")]).toEqual([0, 0]);
});
