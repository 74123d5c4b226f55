import { expect, it } from "vitest";
import { tableLines } from "./markdown-table.ts";

it("keeps a cell in its column, whatever text a server sent", () => {
  expect(tableLines(["check", "seen"], [["a | b", "error -32602:\n  two\nlines"]])).toEqual([
    "| check | seen |",
    "| --- | --- |",
    "| a \\| b | error -32602: two lines |",
  ]);
});
