import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { callLine, sharedHost } from "./running-host.ts";

const unchanged = (text: string): string => JSON.stringify({ text, source_lang: "ko", target_lang: "ko" });

const VALUES = {
  Korean: "도구 서버가 응답하지 않습니다",
  "emoji sequences": "👩‍👩‍👧‍👦 🇰🇷 ❤️‍🔥",
  "NUL and controls": "a\u0000b\u001f\u007f\u2028\u2029",
  "lone surrogates": "\ud800 and \udc00",
};

const REFUSED: readonly (readonly [string, string, string])[] = [
  ["calculate", JSON.stringify('{"expression":'), "invalid_arguments"],
  ["calculate", "[]", "invalid_arguments"],
  ["__proto__", "{}", "unknown_tool"],
  ["constructor", "{}", "unknown_tool"],
  ["calculate", '{"constructor":{"prototype":{"polluted":1}},"expression":"1"}', "invalid_arguments"],
  ["calculate", '{"__proto__":{"expression":"1"}}', "invalid_arguments"],
  ["calculate", '{"expression":1e999}', "invalid_arguments"],
  ["calculate", '{"expression":"1e999"}', "refused_input"],
  ["calculate", '{"expression":"f(x) = x"}', "refused_input"],
  ["calculate", '{"expression":"9^9^9^9"}', "refused_input"],
  ["search_docs", '{"query":""}', "invalid_arguments"],
  ["search_docs", '{"query":"a","limit":1e999}', "invalid_arguments"],
];

describe("lines that are not calls", () => {
  const openHost = sharedHost();

  it("answers garbage with -32700, and goes on", async () => {
    const host = openHost();
    const garbage = [
      "garbage",
      "{",
      '{"jsonrpc":"2.0"',
      "NaN",
      "\u0000",
      "GET / HTTP/1.1",
      "[".repeat(40_000),
      '{"a":1}{"b":2}',
    ];
    host.write(`\n\r\n  \r\n${garbage.join("\n")}\n`);
    await host.expectAlive();
    const refusals = host.answers().filter(({ id }) => id === null);
    expect(refusals.map(({ error }) => error?.code)).toEqual(Array(garbage.length + 1).fill(-32700));
    expect(refusals[0]?.error?.data).toEqual({ code: "bad_request", retryable: false });
  });

  it.each([
    ["1", null],
    ["null", null],
    ['"text"', null],
    ["{}", null],
    ["[]", null],
    ["[1]", null],
    ['[{"jsonrpc":"2.0","id":1,"method":"ping"}]', 1],
    ['{"jsonrpc":"1.0","id":1,"method":"ping"}', 1],
    ['{"id":"a","method":"ping"}', "a"],
    ['{"jsonrpc":"2.0","id":{"a":1},"method":"ping"}', null],
    ['{"jsonrpc":"2.0","id":1,"method":5}', 1],
    ['{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}', 1],
    ['{"jsonrpc":"1.0","id":1,"result":{}}', null],
  ])("refuses %s with -32600 and the id %s, and goes on", async (line, id) => {
    const host = openHost();
    host.write(`${line}\n`);
    await host.expectAlive();
    expect(host.answers()[0]).toMatchObject({ id, error: { code: -32600, data: { code: "bad_request" } } });
  });

  it("refuses broken UTF-8 rather than change it", async () => {
    const host = openHost();
    const [before = "", after = ""] = callLine(1, "translate", unchanged("HERE")).split("HERE");
    for (const bytes of [[0x80], [0xec, 0x95], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff]]) {
      host.write(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]));
    }
    await host.expectAlive();
    expect(host.answers().map(({ error }) => error?.code)).toEqual([...Array(5).fill(-32700), undefined]);
    expect(host.answers().map(({ id }) => id)).toEqual([...Array(5).fill(1), "alive"]);
  });
});

describe.each([true, false])("calls, revision 2026-07-28: %s", (modern) => {
  const openHost = sharedHost();

  it("pass every text through unchanged", async () => {
    const host = openHost();
    for (const [what, text] of Object.entries(VALUES)) {
      host.write(callLine(what, "translate", unchanged(text), modern));
      expect((await host.answerTo(what)).result?.structuredContent, what).toEqual({
        translated_text: text,
        source_lang: "ko",
        engine: "identity",
      });
    }
  });

  it.each(['{"expression":12345}', JSON.stringify('{"expression":"12345"}'), JSON.stringify('{"expression":12345}')])(
    "are answered with the arguments %s",
    async (given) => {
      const host = openHost();
      host.write(callLine(1, "calculate", given, modern));
      expect((await host.answerTo(1)).result?.structuredContent).toMatchObject({ value: 12345 });
    },
  );

  it("arrive complete when the pipe splits them within a character", async () => {
    const host = openHost();
    for (const byte of Buffer.from(callLine(1, "translate", unchanged("서버 👩‍👩‍👧‍👦"), modern))) {
      host.write(Uint8Array.of(byte));
      await sleep(0);
    }
    expect((await host.answerTo(1)).result?.structuredContent).toMatchObject({ translated_text: "서버 👩‍👩‍👧‍👦" });
  });

  it("are all answered when many arrive in one chunk", async () => {
    const host = openHost();
    host.write(
      Array.from({ length: 200 }, (_, id) => callLine(id, "calculate", `{"expression":"${id}+1"}`, modern)).join(""),
    );
    await host.answerTo(199);
    await host.expectAlive();
    const answers = host.answers().slice(0, 200);
    for (const { id, result } of answers) expect(result?.structuredContent).toMatchObject({ value: Number(id) + 1 });
    expect(new Set(answers.map(({ id }) => id)).size).toBe(200);
  });

  it("of 8 MiB are refused with their id, and those without an end are dropped", async () => {
    const host = openHost();
    host.write(callLine(1, "calculate", JSON.stringify({ expression: "1".repeat(8 * 1024 * 1024) }), modern));
    expect((await host.answerTo(1)).error).toMatchObject({ code: -32600, data: { code: "too_large" } });
    host.write(callLine(2, "calculate", JSON.stringify({ expression: "1".repeat(20 * 1024 * 1024) }), modern));
    expect((await host.answerTo(2)).error).toMatchObject({ code: -32600, data: { code: "too_large" } });
    for (let piece = 0; piece < 40; piece++) host.write("x".repeat(1024 * 1024));
    host.write("\n");
    expect((await host.answerTo(null)).error).toMatchObject({ code: -32600, data: { code: "too_large" } });
    await host.expectAlive();
  });

  it("that must be refused fail with their code, and the host goes on", async () => {
    const host = openHost();
    for (const [tool, json, code] of REFUSED) {
      const call = `${tool} ${json}`;
      host.write(callLine(call, tool, json, modern));
      const { error, result } = await host.answerTo(call);
      expect(error?.data?.code ?? result?._meta?.["twinhost/error"]?.code, call).toBe(code);
      await host.expectAlive(`after ${call}`);
    }
  });
});

it("invalid _meta in revision 2026-07-28: the message names the key", async () => {
  const host = sharedHost()();
  const version = { "io.modelcontextprotocol/protocolVersion": "2026-07-28" };
  const capabilities = (value: unknown) => ({ ...version, "io.modelcontextprotocol/clientCapabilities": value });
  const list = (id: number, _meta: unknown) =>
    `${JSON.stringify({ jsonrpc: "2.0", id, method: "tools/list", params: { _meta } })}\n`;
  host.write(list(1, version) + list(2, capabilities(5)) + list(3, 5) + list(4, capabilities({})));
  await host.expectAlive();
  const messages = new Map(host.answers().map(({ id, error }) => [id, error?.message]));
  expect([1, 2, 3].map((id) => messages.get(id))).toEqual([
    expect.stringMatching(/clientCapabilities"\] is missing\./),
    expect.stringMatching(/clientCapabilities"\] must be an object, not a number\./),
    expect.stringMatching(/"params\._meta" must be an object/),
  ]);
});
