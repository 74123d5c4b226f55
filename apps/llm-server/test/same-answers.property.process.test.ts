import { TRANSPORTS } from "@twinhost/client";
import { rounds, type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, type QueryAnswer } from "./support/ask.ts";

/** Sums, translations, searches, failures of each, and questions without a tool; half of them Korean. */
const QUERIES = [
  "What is 15% of 240?",
  "240의 15%는 얼마야?",
  "sqrt(2)",
  "3.5 km to miles",
  "5킬로미터는 몇 마일이야?",
  "(3+4)×2는?",
  "0.1 + 0.2",
  "2^100",
  "det([[1, 2], [3, 4]])",
  "12 나누기 0은?",
  "1/0",
  "170! * 171",
  'Translate "the house is big" to Spanish',
  "'the red car'를 스페인어로 번역해줘",
  "How do you say 'good morning' in Spanish?",
  "'안녕하세요'를 영어로 번역해줘",
  "Translate 'hello' to Finnish",
  "'🙂 a\\u0000b'를 스페인어로 번역해줘",
  "Why is stdio faster than HTTP?",
  "stdio가 왜 빠른가요?",
  "How do I add a new tool?",
  "도구를 추가하려면 어떻게 해야 하나요?",
  'search the docs for "API key" AND (NOT x*',
  "문서에서 보안을 찾아줘",
  "search the docs for qqqzzzxxy",
  "문서에서 뷁뷁뷁을 찾아줘",
  "Hello!",
  "안녕하세요",
  "I was born in 1990",
  "오늘 점심은 9000원짜리 김밥을 먹었어요",
];

/** Every third by default; these too call every tool, with and without success. */
const asked = QUERIES.filter((_, index) => index % (QUERIES.length / rounds({ few: 10, all: QUERIES.length })) === 0);

/** An answer without the name of the transport and the times. */
const comparable = ({ answer, model, tool_calls }: QueryAnswer) => ({
  answer,
  model,
  toolCalls: tool_calls.map(({ tool, arguments: args, result, error }) => ({ tool, args, result, error })),
});

describe("the same queries over every transport", () => {
  let llmServer: ServerProcess;

  beforeAll(async () => {
    const toolServer = await startHttpHost();
    llmServer = await startLlmServer({ TOOL_TRANSPORT: "in-process", MCP_SERVER_URL: toolServer.url });
  });

  test("they call every tool, with and without success", async () => {
    const answers = await Promise.all(asked.map(async (query) => (await ask(llmServer, query)).body));
    const calls = answers.flatMap(({ tool_calls }) => tool_calls);
    expect(new Set(calls.map(({ tool }) => tool))).toEqual(new Set(["calculate", "translate", "search_docs"]));
    expect(calls.some(({ error }) => error)).toBe(true);
    expect(calls.some(({ result }) => result)).toBe(true);
    expect(answers.some(({ tool_calls }) => tool_calls.length === 0)).toBe(true);
  });

  test.each(asked)("%s", async (query) => {
    const answers = await Promise.all(TRANSPORTS.map((transport) => ask(llmServer, query, { transport })));
    const [first, ...others] = answers.map(({ status, body }) => ({ status, ...comparable(body) }));
    expect(answers.map(({ body }) => body.transport)).toEqual([...TRANSPORTS]);
    expect(first?.status).toBe(200);
    expect(first?.answer).not.toBe("");
    for (const other of others) expect(other).toEqual(first);
  });
});
