import type { Paragraph, PhrasingContent, Root } from "mdast";
import { expect, it } from "vitest";
import { looseRows } from "./loose-rows.ts";

const text = (value: string): PhrasingContent => ({ type: "text", value });
const code = (value: string): PhrasingContent => ({ type: "inlineCode", value });

/** The text of a paragraph in a list, after the plugin. */
const shown = (...children: PhrasingContent[]): string => {
  const paragraph: Paragraph = { type: "paragraph", children };
  const tree: Root = {
    type: "root",
    children: [{ type: "list", children: [{ type: "listItem", children: [paragraph] }] }],
  };
  looseRows()(tree);
  return paragraph.children.map((node) => ("value" in node ? node.value : "")).join("");
};

it.each([
  ["Models (docs://en/models.md): | stdio | 180 µs | yes |", "Models (docs://en/models.md): stdio · 180 µs · yes"],
  ["| transport | p50 | |---|---:| | stdio | 180 µs |", "transport · p50; stdio · 180 µs"],
  ["| a | b |\n| c | d |", "a · b; c · d"],
  ["|---|---|\n| a | b |", "a · b"],
  ["… a | b | c | d …", "… a · b · c · d …"],
])("shows %j as cells", (quoted, cells) => {
  expect(shown(text(quoted))).toBe(cells);
});

it("keeps what is between the cells' texts", () => {
  expect(shown(text("See: | "), code("MODEL|x"), text(" | builtin | both |"))).toBe("See: MODEL|x · builtin · both");
});

it.each(["a | b", "a || b || c || d", "1 | 2 | 3", "|x| is at least |y| - |z|"])("leaves %j as it is", (words) => {
  expect(shown(text(words))).toBe(words);
});
