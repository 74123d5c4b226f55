import type {
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolResultOutput,
} from "@ai-sdk/provider";
import { createBuiltinModel } from "@twinhost/rules-model";
import { describe, expect, test } from "vitest";
import { ALL_TOOLS, askBuiltin } from "./support/ask-builtin.ts";

const model = createBuiltinModel();
const user = (text: string): LanguageModelV4Prompt[number] => ({ role: "user", content: [{ type: "text", text }] });

/** The answer to a question after its tool returned. */
const answerAfter = async (question: string, output: LanguageModelV4ToolResultOutput): Promise<string> => {
  const asked = await model.doGenerate({ prompt: [user(question)], tools: ALL_TOOLS });
  const [call] = asked.content;
  if (call?.type !== "tool-call") throw new Error(`no tool was called for ${question}`);
  const { toolCallId, toolName } = call;
  const { content, finishReason } = await model.doGenerate({
    prompt: [
      user(question),
      { role: "assistant", content: [{ type: "tool-call", toolCallId, toolName, input: JSON.parse(call.input) }] },
      { role: "tool", content: [{ type: "tool-result", toolCallId, toolName, output }] },
    ],
    tools: ALL_TOOLS,
  });
  expect(finishReason.unified).toBe("stop");
  const [part] = content;
  return part?.type === "text" ? part.text : "";
};

const json = (value: { [key: string]: unknown }): LanguageModelV4ToolResultOutput => ({
  type: "json",
  value: value as never,
});
const failed = (code: string, message: string): LanguageModelV4ToolResultOutput => ({
  type: "error-json",
  value: { code, message },
});

describe("answers", () => {
  test("a sum, in the language of the question", async () => {
    const output = json({ result: "36", value: 36 });
    expect(await answerAfter("What is 15% of 240?", output)).toBe("15% of 240 is 36.");
    expect(await answerAfter("240의 15%는?", output)).toBe("답은 36입니다. (계산: 240 * 15 / 100)");
  });

  test("a translation, in the language of the instruction and not of the text", async () => {
    const output = json({ translated_text: "Hello", source_lang: "ko", engine: "e" });
    expect(await answerAfter("Translate '안녕하세요' to English", output)).toBe(
      "Hello\n\n(Korean to English, translated by e)",
    );
    expect(await answerAfter("'안녕하세요'를 영어로 번역해줘", output)).toBe("Hello\n\n(한국어 → 영어, 번역 엔진: e)");
  });

  test("an unknown or undetermined language does not break the answer", async () => {
    const output = json({ translated_text: "1 2", source_lang: "und", engine: "identity" });
    expect(await answerAfter("Translate '1 2' to English", output)).toContain("1 2");
    const odd = json({ translated_text: "1 2", source_lang: "no such tag!", engine: "identity" });
    expect(await answerAfter("Translate '1 2' to English", odd)).toContain("1 2");
  });

  test("passages are quoted with their sources; finding nothing is reported", async () => {
    const results = [
      {
        id: "a",
        title: "Set-up",
        uri: "docs://en/set-up.md",
        snippet: "Set **PORT**.\nThen start the server.",
        score: 1,
      },
    ];
    const found = await answerAfter("Which port does the server use?", json({ results, total: 7 }));
    expect(found).toContain("> Set PORT. Then start the server.\n\n— Set-up (docs://en/set-up.md)");
    expect(found).toContain("7");
    const section =
      "**Ports**\nTwo servers:\n| server | port |\n| --- | --- |\n| tools | 3000 |\n```sh\nPORT=3001 node x\n```";
    const whole = await answerAfter(
      "Which port does the server use?",
      json({ results: results.map((result) => ({ ...result, section })), total: 7 }),
    );
    expect(whole).toContain(
      "> **Ports**\n> Two servers:\n>\n> | server | port |\n> | --- | --- |\n> | tools | 3000 |\n>\n> ```sh\n> PORT=3001 node x\n> ```\n\n— Set-up",
    );
    expect(await answerAfter("capital of France", json({ results, total: 1 }))).toBe(
      "I found nothing in the documents that answers this. The nearest document is Set-up (docs://en/set-up.md).",
    );
    expect(await answerAfter("프랑스 수도", json({ results, total: 1 }))).toBe(
      "문서에서 이 질문에 답하는 내용을 찾지 못했습니다. 가장 가까운 문서: Set-up (docs://en/set-up.md)",
    );
    expect(await answerAfter("서버 포트는 어떻게 바꿔?", json({ results: [], total: 0 }))).toContain("찾지 못했습니다");
    expect(await answerAfter("Which port does the server use?", json({ results: [], total: 0 }))).toContain("nothing");
  });

  test.each(["engine_unavailable", "refused_input", "deadline", "forbidden", "no_such_code"])(
    "a failure: %s",
    async (code) => {
      const english = await answerAfter("2 + 2?", failed(code, "Details."));
      const korean = await answerAfter("2 + 2는?", failed(code, "Details."));
      expect(english).toContain(`${code}: Details.`);
      expect(english).not.toMatch(/\p{Script=Hangul}/u);
      expect(korean).toContain(`(${code})`);
      expect(korean).not.toContain("Details.");
      expect(korean).toMatch(/\p{Script=Hangul}/u);
    },
  );

  test("an output of another shape is shown unchanged", async () => {
    expect(await answerAfter("2 + 2?", json({ other: 1 }))).toBe('calculate: {"other":1}');
  });
});

test("only offered tools are called", async () => {
  expect(
    (
      await askBuiltin(
        "2 + 2?",
        ALL_TOOLS.filter(({ name }) => name === "translate"),
      )
    ).text,
  ).toContain("calculator");
  expect((await askBuiltin("2 + 2는?", [])).text).toContain("계산 도구");
});

test("the same prompt gets the same answer, which says that it is not a language model", async () => {
  const [first, second] = [await askBuiltin("Who are you?"), await askBuiltin("Who are you?")];
  expect(first).toEqual(second);
  expect(first.text).toContain("not a language model");
  expect((await askBuiltin("넌 누구야?")).text).toContain("언어 모델이 아니라");
});

test("'translate that' refers to the previous answer", async () => {
  const { content } = await model.doGenerate({
    prompt: [
      user("hi"),
      { role: "assistant", content: [{ type: "text", text: "The house is big." }] },
      user("Translate that into Spanish"),
    ],
    tools: ALL_TOOLS,
  });
  expect(content).toMatchObject([{ type: "tool-call", toolName: "translate" }]);
  expect(JSON.parse(content[0]?.type === "tool-call" ? content[0].input : "{}")).toEqual({
    text: "The house is big.",
    target_lang: "es",
  });
});

test("streaming gives the same text in several chunks, and the same counts", async () => {
  const prompt = [user("Hello")];
  const whole = await model.doGenerate({ prompt });
  const parts: LanguageModelV4StreamPart[] = [];
  for await (const part of (await model.doStream({ prompt })).stream) parts.push(part);
  const deltas = parts.filter((part) => part.type === "text-delta");
  expect(deltas.length).toBeGreaterThan(3);
  expect(whole.content).toEqual([{ type: "text", text: deltas.map(({ delta }) => delta).join("") }]);
  expect(parts.at(-1)).toMatchObject({ type: "finish", usage: whole.usage, finishReason: { unified: "stop" } });
});

test("answers a prompt without a user, and rejects an aborted call", async () => {
  expect((await model.doGenerate({ prompt: [] })).content).toMatchObject([{ type: "text" }]);
  await expect(model.doGenerate({ prompt: [user("hi")], abortSignal: AbortSignal.abort() })).rejects.toThrow();
});
