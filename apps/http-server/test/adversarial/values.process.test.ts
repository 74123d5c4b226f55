import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { expectHealthy, modernCall, PROTOCOLS, postMcp, runTool } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost();
});
afterAll(() => server.stop());
afterEach(() => expectHealthy(server));

const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

/** Text that comes back unchanged: there is nothing to translate. */
const toItself = (text: string): string => JSON.stringify({ text, source_lang: "ko", target_lang: "ko" });

describe.each(PROTOCOLS)("%s", (_protocol, call) => {
  it.each(["__proto__", "constructor", "toString", "prototype", "hasOwnProperty"])("knows no tool %s", async (tool) =>
    expect(await call(server, tool, "{}")).toMatchObject({ code: "unknown_tool" }),
  );

  it.each([
    '{"expression":"1","constructor":{"prototype":{"polluted":true}}}',
    '{"__proto__":{"expression":"1"}}',
    '{"constructor":{"expression":"1"}}',
    '{"expression":{"__proto__":"1"}}',
  ])("refuses the arguments %s and stays unpolluted", async (json) => {
    expect(await call(server, "calculate", json)).toMatchObject({ code: "invalid_arguments" });
    expect(await call(server, "calculate", '{"expression":"1"}')).toEqual({
      code: "ok",
      output: { result: "1", value: 1 },
    });
  });

  it("is not polluted by __proto__ next to valid arguments", async () => {
    const outcome = await call(server, "calculate", '{"expression":"1","__proto__":{"value":5,"polluted":true}}');
    // The MCP SDK drops this key before the tools see it; REST names it.
    if (outcome.code === "ok") expect(outcome.output).toEqual({ result: "1", value: 1 });
    else expect(outcome).toMatchObject({ code: "invalid_arguments", message: expect.stringContaining("__proto__") });
  });

  it.each([63, 64, 65, 1_000, 40_000])("refuses nesting of %i levels", async (depth) => {
    const { code } = await call(server, "calculate", `{"expression":${nested(depth)}}`);
    expect(code).toBeOneOf(["invalid_arguments", "bad_request"]);
  });

  it.each([
    ["search_docs", '{"query":"a","limit":1e999}'],
    ["search_docs", '{"query":"a","offset":-1e999}'],
    ["calculate", '{"expression":1e999}'],
    ["calculate", "{}"],
  ])("refuses %s with %s as arguments", async (tool, json) => {
    expect(await call(server, tool, json)).toMatchObject({ code: "invalid_arguments" });
  });

  it.each(["1e999", "-1e999", "1/0", "0/0", "10^400", "[1, 1/0]", "log(0)", "1e308 * 10", "5 km / 0"])(
    "refuses the result of %s, which is not finite",
    async (expression) =>
      expect(await call(server, "calculate", JSON.stringify({ expression }))).toMatchObject({ code: "refused_input" }),
  );

  it.each([
    ["Korean", "도구 서버가 응답하지 않습니다"],
    ["decomposed Korean", "한글".normalize("NFD")],
    ["emoji sequences", "👩‍👩‍👧‍👦 🇰🇷 ❤️‍🔥"],
    ["NUL and control characters", "a\u0000b\u001f\u007f\u2028\u2029\ufeff c"],
    ["lone surrogates", "\ud800 and \udc00 and \udfff\ud83d"],
    ["other line breaks", "a\r\nb\rc\u0085d"],
  ])("passes %s through unchanged", async (_what, text) => {
    expect(await call(server, "translate", toItself(text))).toEqual({
      code: "ok",
      output: { translated_text: text, source_lang: "ko", engine: "identity" },
    });
  });
});

describe("broken UTF-8", () => {
  const BROKEN: readonly (readonly [string, number[]])[] = [
    ["a lone continuation byte", [0x80]],
    ["a truncated sequence", [0xec, 0x95]],
    ["an overlong NUL", [0xc0, 0x80]],
    ["a surrogate in bytes", [0xed, 0xa0, 0x80]],
    ["an invalid byte", [0xff]],
    ["a value beyond the last code point", [0xf4, 0x90, 0x80, 0x80]],
  ];

  it.each(BROKEN)("%s is 400", async (_what, bytes) => {
    const spoil = (json: string): Uint8Array => {
      const [before = "", after = ""] = json.split("HERE");
      return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    };
    const rest = await runTool(server, "translate", spoil(toItself("HERE")));
    expect(rest).toMatchObject({ status: 400, json: { code: "bad_request" } });
    const { body, headers } = modernCall("translate", toItself("HERE"));
    const mcp = await postMcp(server, spoil(body), headers);
    expect(mcp).toMatchObject({ status: 400, json: { error: { code: -32700 } } });
  });
});
