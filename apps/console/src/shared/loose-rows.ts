import type { Nodes, Paragraph, PhrasingContent, Root } from "mdast";

/** The bars of a row have spaces or an end beside them; those of other notations, such as `a||b`, do not. */
const BAR = /(?<=^|\s)\|(?=\s|$)/g;
/** A row of two cells has three. */
const FEWEST_BARS = 3;

const barsIn = (node: PhrasingContent): number => (node.type === "text" ? (node.value.match(BAR)?.length ?? 0) : 0);

/** @param isFirst whether the paragraph starts with this text @param isLast whether it ends with it */
const readable = (text: string, isFirst: boolean, isLast: boolean): string => {
  let cells = text
    // What is below a table's head.
    .replaceAll(/(?:\s*:?-{2,}:?\s*\|)+/g, "")
    // Between two rows.
    .replaceAll(/\s*\|(?:\s*\|)+\s*/g, "; ")
    .replaceAll(/: \|\s+/g, ": ");
  if (isFirst) cells = cells.replace(/^\s*[|;]\s*/, "");
  if (isLast) cells = cells.replace(/\s*[|;]\s*$/, "");
  return cells.replaceAll(/(?:^|\s+)\|(?:\s+|$)/g, " · ");
};

const withoutBars = (paragraph: Paragraph): void => {
  const { children } = paragraph;
  if (children.reduce((sum, node) => sum + barsIn(node), 0) < FEWEST_BARS) return;
  children.forEach((node, index) => {
    if (node.type === "text") node.value = readable(node.value, index === 0, index === children.length - 1);
  });
};

const visit = (node: Nodes): void => {
  if (node.type === "paragraph") withoutBars(node);
  else if ("children" in node) for (const child of node.children) visit(child);
};

/** Makes rows readable that a search quotes without their table: `| a | b |` becomes "a · b". */
export const looseRows = () => (tree: Root) => visit(tree);
