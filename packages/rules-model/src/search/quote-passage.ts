const MAX_QUOTED = 4_000;
const TABLE_OR_CODE = /^(?:```|~~~~|\||- )/u;

/** Formats a passage as a Markdown quotation: blocks are separated, tables and code stay unchanged. */
export const quotePassage = (passage: string): string => {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of passage.slice(0, MAX_QUOTED).split("\n")) {
    const previous = lines.at(-1);
    const isSameBlock = previous?.slice(0, 1) === line.slice(0, 1) && TABLE_OR_CODE.test(line);
    const mark = /^(?:```|~~~~)/u.exec(line)?.[0];
    if (
      !fence &&
      previous !== undefined &&
      !isSameBlock &&
      (mark || TABLE_OR_CODE.test(line) !== TABLE_OR_CODE.test(previous))
    )
      lines.push("");
    lines.push(line);
    if (mark) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
  }
  if (fence) lines.push(fence);
  return lines.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
};
