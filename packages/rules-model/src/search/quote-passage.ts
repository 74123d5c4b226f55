const MAX_QUOTED = 4_000;
const BLOCK_MARK = /^(?:```|~~~~|\||- )/u;
const TABLE_RULE = /^\|(?:\s*:?-{3,}:?\s*\|)+$/u;

/** Formats a passage as a Markdown quotation: blocks are separated, tables and code stay unchanged. */
export const quotePassage = (passage: string): string => {
  const given = passage.slice(0, MAX_QUOTED).split("\n");
  const lines: string[] = [];
  let fence: string | undefined;
  for (const [index, line] of given.entries()) {
    const previous = lines.at(-1);
    const isTableHead = TABLE_RULE.test(given[index + 1] ?? "");
    if (!fence && previous && (isTableHead || markOf(previous) !== markOf(line))) lines.push("");
    lines.push(line);
    const mark = /^(?:```|~~~~)/u.exec(line)?.[0];
    if (mark) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
  }
  if (fence) lines.push(fence);
  return lines.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
};

/** What kind of block a line belongs to; empty for a paragraph. */
const markOf = (line: string): string => BLOCK_MARK.exec(line)?.[0] ?? "";
