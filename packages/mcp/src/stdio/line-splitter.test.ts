import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLineSplitter } from "./line-splitter.ts";

const TOO_LONG = "(too long)";

/** The lines of a text that is fed in pieces, cut at these places. */
const split = (text: string, cuts: readonly number[], maxBytes = 1_000): string[] => {
  const bytes = Buffer.from(text);
  const lines: string[] = [];
  const take = createLineSplitter(
    maxBytes,
    (line) => lines.push(line.toString()),
    () => lines.push(TOO_LONG),
  );
  let start = 0;
  for (const end of [...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    take(bytes.subarray(start, end));
    start = end;
  }
  return lines;
};

describe("the line splitter", () => {
  it("yields the same lines however the stream is cut, even within characters", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat(2_000)), (texts, cuts) => {
        const lines = texts.map((line) => line.replaceAll("\n", ""));
        const expected = lines.map((line) => (Buffer.byteLength(line) > 30 ? TOO_LONG : line));
        expect(split(lines.map((line) => `${line}\n`).join(""), cuts, 30)).toEqual(expected);
      }),
    );
  });

  it("drops a line that is too long, and continues with the next", () => {
    expect(split(`${"a".repeat(50)}\nb\n`, [10, 20, 30, 40], 30)).toEqual([TOO_LONG, "b"]);
  });

  it("reports the ends of a line that is too long, however it is cut", () => {
    const line = `head${"-".repeat(1_000)}tail`;
    fc.assert(
      fc.property(fc.array(fc.nat(2_000)), (cuts) => {
        const ends: string[] = [];
        const take = createLineSplitter(
          300,
          () => {},
          ({ head, tail }) => ends.push(head.toString(), tail.toString()),
        );
        const bytes = Buffer.from(`${line}\n`);
        let start = 0;
        for (const end of [...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length]) {
          take(bytes.subarray(start, end));
          start = end;
        }
        expect(ends).toEqual([line.slice(0, 256), line.slice(-256)]);
      }),
    );
  });

  it("keeps an incomplete line", () => {
    expect(split("a\nb", [])).toEqual(["a"]);
  });
});
