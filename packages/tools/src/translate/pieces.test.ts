import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinText, MAX_PIECE, packPieces, splitText } from "./pieces.ts";

const fragments = fc.constantFrom(
  "The house. ",
  "안녕하세요. ",
  "你好。",
  "สวัสดี",
  "👩‍👩‍👧",
  "e\u0301",
  "\0",
  "\ud800",
  "\udc00",
  "\r\n",
  "\n\n",
  "\t",
  "\uffff",
  "\u2028",
  "\u00a0",
  "  ",
  "?!",
  "^$[]{}/\\@<>",
  "x".repeat(1500),
  "👩‍👩‍👧".repeat(300),
  `a${"\u0301".repeat(2500)}`,
);
const texts = fc.oneof(
  fc.array(fragments, { maxLength: 30 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
);

describe("splitText", () => {
  it("restores the text when nothing is changed, and gives pieces that an engine can handle", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { pieces, gaps } = splitText(text);
        expect(joinText(gaps, pieces)).toBe(text);
        expect(gaps).toHaveLength(pieces.length + 1);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(MAX_PIECE + 1000);
          expect(piece).toBe(piece.trim());
          expect(piece).toMatch(/\p{L}/u);
          expect(piece).not.toMatch(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("splits by sentence and by line", () => {
    expect(splitText("One dog. Two cats!\n\n\tThree 3.\0x")).toEqual({
      pieces: ["One dog.", "Two cats!", "Three 3.", "x"],
      gaps: ["", " ", "\n\n\t", "\0", ""],
    });
  });

  it("leaves text without letters alone", () => {
    expect(splitText("1 + 2 = 3 👩‍👩‍👧").pieces).toEqual([]);
  });

  it("cuts a long sentence at a space, and one without spaces between characters", () => {
    const words = splitText("word ".repeat(1000).trim()).pieces;
    expect(words.length).toBeGreaterThan(4);
    expect(words.every((piece) => /^word( word)*$/.test(piece))).toBe(true);
    const korean = splitText("한".normalize("NFD").repeat(1000)).pieces;
    expect(korean.every((piece) => piece === piece.normalize("NFC").normalize("NFD"))).toBe(true);
    expect(korean.every((piece) => piece.length % 3 === 0)).toBe(true);
  });
});

describe("packPieces", () => {
  it("keeps every piece, in order, within both bounds", () => {
    const pieces = fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(pieces, (input) => {
        const chunks = packPieces(input, { characters: 50, pieces: 4 });
        expect(chunks.flat()).toEqual(input);
        for (const chunk of chunks) {
          expect(chunk.length).toBeGreaterThan(0);
          expect(chunk.length).toBeLessThanOrEqual(4);
          expect(chunk.join("").length).toBeLessThanOrEqual(50);
        }
      }),
      { numRuns: 100 },
    );
  });
});
