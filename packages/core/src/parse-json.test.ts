import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_JSON_NESTING, parseJson } from "./parse-json.ts";

const parse = (text: string) => parseJson(Buffer.from(text));
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("parseJson", () => {
  it("reads what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        expect(parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("accepts nesting up to its limit, not counting brackets in strings", () => {
    expect(() => parse(nested(MAX_JSON_NESTING))).not.toThrow();
    expect(() => parse(nested(MAX_JSON_NESTING + 1))).toThrow();
    expect(() => parse(nested(1_000_000))).toThrow();
    const mixed = (depth: number) => `${'{"a":['.repeat(depth)}${"]}".repeat(depth)}`;
    expect(() => parse(mixed(MAX_JSON_NESTING / 2))).not.toThrow();
    expect(() => parse(mixed(MAX_JSON_NESTING / 2 + 1))).toThrow();
    const sideBySide = Array.from({ length: 1_000 }, () => [{}]);
    expect(parse(JSON.stringify(sideBySide))).toEqual(sideBySide);
    const brackets = `\\"${"[".repeat(1_000)}`;
    expect(parse(JSON.stringify({ brackets }))).toEqual({ brackets });
  });

  it.each([[0x80], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff]])(
    "rejects the invalid UTF-8 %s instead of replacing it",
    (...bytes) => {
      expect(() => parseJson(Buffer.from([0x22, ...bytes, 0x22]))).toThrow();
    },
  );

  it.each(["", "{", "NaN", "1 2", "'a'"])("rejects %j", (text) => {
    expect(() => parse(text)).toThrow();
  });
});
