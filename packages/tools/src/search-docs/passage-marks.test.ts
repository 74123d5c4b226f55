import { expect, test } from "vitest";
import { codeBlock, innerHeading, tableRow, withoutMarks } from "./passage-marks.ts";

test("tables and code keep their marks in a passage, and lose them for indexing", () => {
  const passage = [
    "- one",
    tableRow(["a", "b"], true),
    tableRow(["c\nd", "e"], false),
    codeBlock("sh", "ls | wc\n"),
    codeBlock("", "```\nx\n```"),
  ].join("\n");
  expect(passage).toBe("- one\n| a | b |\n| --- | --- |\n| c d | e |\n```sh\nls | wc\n```\n~~~~\n```\nx\n```\n~~~~");
  expect(withoutMarks(passage)).toBe("one\na | b\nc d | e\nls | wc\nx\n");
});

test("a heading inside a passage has its own line, and is joined to its text for indexing", () => {
  expect(withoutMarks(`a\n${innerHeading("Run", "Go on")}\n${innerHeading("Empty", "")}`)).toBe(
    "a\nRun – Go on\nEmpty",
  );
});
