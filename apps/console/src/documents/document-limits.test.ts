import { describe, expect, it } from "vitest";
import { byLimit, isTooLarge } from "./document-limits.ts";

const LIMITS = { ".md": 10, ".txt": 10, ".pdf": 30, ".docx": 30 };

describe("isTooLarge", () => {
  it.each([
    ["notes.md", 10, false],
    ["notes.md", 11, true],
    ["NOTES.MD ", 11, true],
    ["notes.md.pdf", 30, false],
    ["notes.md.pdf", 31, true],
    ["image.iso", 30, false],
    ["image.iso", 31, true],
    ["no extension", 31, true],
    ["constructor", 30, false],
  ])("%j of %d bytes: %j", (name, size, expected) => {
    expect(isTooLarge({ name, size }, LIMITS)).toBe(expected);
  });
});

it("names the extensions of each limit together", () => {
  expect(byLimit(LIMITS)).toEqual([
    { endings: [".md", ".txt"], bytes: 10 },
    { endings: [".pdf", ".docx"], bytes: 30 },
  ]);
});
