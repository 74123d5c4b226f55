import { describe, expect, test } from "vitest";
import { composePassages } from "./compose-passages.ts";

const passage = (title: string, section: string) => ({ title, uri: `docs://${title}`, snippet: "", section, score: 1 });
const PAGE = {
  results: [
    passage("Limits", "**Limits**\nEach key has a rate. `RATE_LIMIT` holds for keys without one."),
    passage("Logs", "**Logs**\nAll programs write to stderr. `LOG_LEVEL` sets how much is written."),
    passage("Teams", "**Keys**\nThe web team has a key for its server."),
    passage("서버", "**로그**\n모든 프로그램은 stderr에 로그를 남깁니다. 로그 양은 `LOG_LEVEL`로 정합니다."),
    passage("운영", "**메트릭**\nGrafana의 포트는 3001입니다. 프로그램마다 지표가 있습니다."),
  ],
  total: 5,
};
const answer = (question: string, language: "en" | "ko" = "en") => composePassages(PAGE, { question, language });

describe("nothing is quoted if nothing fits", () => {
  test.each(["capital of France", "prices of your plans"])("%s", (question) => {
    expect(answer(question)).toMatch(/^I found nothing in the documents that answers this\./u);
    expect(answer(question)).not.toContain(">");
  });
  test.each(["프랑스 수도", "화재", "우리 팀 회식 언제야?"])("%s", (question) => {
    expect(answer(question, "ko")).toMatch(/^문서에서 이 질문에 답하는 내용을 찾지 못했습니다\./u);
    expect(answer(question, "ko")).not.toContain(">");
  });
});

test.each([
  ["When is our next team dinner?", "en", /^This may not answer the question/u],
  ["우리 팀 로그 담당자 연락처는?", "ko", /^질문에 대한 답이 아닐 수 있지만/u],
] as const)("%s: a poor match is quoted with a caveat", (question, language, start) => {
  expect(answer(question, language)).toMatch(start);
  expect(answer(question, language)).toContain("\n> ");
});

describe("the best match comes first", () => {
  test.each([
    ["which setting holds for keys without a rate", "RATE_LIMIT"],
    ["where are logs written", "stderr"],
  ])("%s", (question, text) => {
    expect(answer(question)).toMatch(/^The best match/u);
    expect(answer(question).split("\n\n")[1]).toContain(text);
  });
  test.each([
    ["로그 양은 어디서 바꿔?", "LOG_LEVEL"],
    ["그라파나 포트가 뭐야", "3001"],
    ["로그는 어디에 남아?", "stderr"],
  ])("%s", (question, text) => {
    expect(answer(question, "ko")).toMatch(/^문서 5건 가운데/u);
    expect(answer(question, "ko").split("\n\n")[1]).toContain(text);
  });
});

test("a word is not found inside another: 로그 in 프로그램", () => {
  const page = { results: [passage("운영", "**시작**\n프로그램을 실행합니다.")], total: 1 };
  expect(composePassages(page, { question: "로그는 어디에 남아?", language: "ko" })).toContain("찾지 못했습니다");
});

describe("for which transport is better, the recommending sentence is quoted, not the commands next to it", () => {
  const shared = (section: string, score: number) => ({ ...passage("Several LLM servers", section), score });
  const page = {
    results: [
      shared(
        "**Set-up**\nPoint each LLM server at it:\n\n```sh\nTOOL_TRANSPORT=http node llm-server\n```\n\n`TOOL_TRANSPORT=rest` uses `POST /run/{tool}`.",
        10,
      ),
      shared("When several LLM servers share the tools, run them as one HTTP tool server.", 7),
      passage("여러 서버", "**설정**\n```sh\nTOOL_TRANSPORT=http node llm-server\n```\n연결 방식은 서버마다 정합니다."),
      passage("여러 서버", "서버를 여러 대 둘 때는 HTTP 도구 서버 하나를 쓰세요."),
    ],
    total: 4,
  };
  test.each([
    ["Which transport is better when there are several LLM servers?", "en", "> When several LLM servers"],
    ["Should I use HTTP or stdio with several LLM servers?", "en", "> When several LLM servers"],
    ["서버를 여러 대 둘 때는 어떤 연결 방식이 좋아?", "ko", "> 서버를 여러 대"],
  ] as const)("%s", (question, language, quoted) => {
    expect(composePassages(page, { question, language }).split("\n\n")[1]).toContain(quoted);
  });
});

test("the search's highlight marks are removed, even in the middle of words", () => {
  const results = [
    { title: "서버", uri: "docs://서버", snippet: "서버 여덟 **대**, 시**대**, 2 ** 3, **서버**" },
    { ...passage("Other", "서버가 있습니다."), snippet: "**서버**가 8**대** 있습니다." },
  ];
  const text = composePassages({ results, total: 2 }, { question: "서버 몇 대?", language: "ko" });
  expect(text).toContain("서버 여덟 대, 시대, 2 ** 3, 서버");
  expect(text).not.toMatch(/\*\*[^ ]/u);
});

test("further documents are named once each, and never the quoted one", () => {
  const results = [
    passage("Logs", "**Logs**\nLogs are written to stderr."),
    passage("Logs", "**Levels of logs**\nLogs have levels."),
    passage("Limits", "**Limits**\nLogs of limits."),
    passage("Limits", "**More**\nLogs of more limits."),
    passage("Teams", "**Teams**\nLogs of teams."),
  ];
  const text = composePassages({ results, total: 3 }, { question: "where are logs written", language: "en" });
  expect(text.match(/docs:\/\/\w+/g)?.toSorted()).toEqual(["docs://Limits", "docs://Logs", "docs://Teams"]);
});
