import { expect, test } from "vitest";
import { quotePassage } from "./quote-passage.ts";

const TABLE = "| a | b |\n| --- | --- |\n| 1 | 2 |";

test.each([
  ["two tables", `${TABLE}\n${TABLE}`, `${TABLE}\n\n${TABLE}`],
  ["a list and a table", `- one\n- two\n${TABLE}\nText`, `- one\n- two\n\n${TABLE}\n\nText`],
  ["text and code", "Text\n```sh\n| a |\n- b\nc\n```\nText", "Text\n\n```sh\n| a |\n- b\nc\n```\n\nText"],
  ["a table with a row of dashes", `${TABLE}\n| - | - |\n| 3 | 4 |`, `${TABLE}\n| - | - |\n| 3 | 4 |`],
  ["blocks that are separated", `Text\n\n${TABLE}`, `Text\n\n${TABLE}`],
  ["lines of a paragraph", "one\ntwo", "one\ntwo"],
  ["code that was cut", "```\ncode", "```\ncode\n```"],
])("%s: blocks are separated, and nothing else changes", (_what, passage, quoted) => {
  expect(quotePassage(passage).replaceAll(/^> ?/gmu, "")).toBe(quoted);
});
