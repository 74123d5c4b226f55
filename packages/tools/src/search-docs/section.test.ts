import { expect, test } from "vitest";
import { joinSection } from "./section.ts";

const row = (number: number, text: string, heading = "Limits") => ({ number, heading, text });

test("all passages under a heading are joined in order under it", () => {
  expect(joinSection([row(4, "One."), row(5, "Limits – Two.")], 5)).toBe("**Limits**\nOne.\nTwo.");
});

test("without a heading there is only the text", () => {
  expect(joinSection([row(1, "Text.", "")], 1)).toBe("Text.");
});

test("a section that is too long is reduced to what surrounds the passage found", () => {
  const rows = Array.from({ length: 9 }, (_value, index) => row(index, `${index}`.repeat(1500)));
  const section = joinSection(rows, 6);
  expect(section).toContain("6".repeat(1500));
  expect(section).not.toContain("0".repeat(1500));
  expect(section.length).toBeLessThan(4_100);
});

test("rows cut from their table keep its header", () => {
  const head = "| name | means |\n| --- | --- |";
  const filler = `| a | ${"x".repeat(3_990)} |`;
  expect(joinSection([row(1, `${head}\n${filler}`), row(2, "| b | second |")], 2)).toBe(
    `**Limits**\n${head}\n| b | second |`,
  );
});
