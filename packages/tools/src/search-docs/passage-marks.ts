/** A Markdown table row; a header row includes the delimiter row below it. */
export const tableRow = (cells: readonly string[], isHeader: boolean): string => {
  const row = (texts: readonly string[]): string =>
    `| ${texts.map((text) => text.replaceAll("\n", " ")).join(" | ")} |`;
  return isHeader ? `${row(cells)}\n${row(cells.map(() => "---"))}` : row(cells);
};

/** A code block with a fence that the code does not contain. */
export const codeBlock = (language: string, code: string): string => {
  const fence = code.includes("```") ? "~~~~" : "```";
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
};

/** A short section merged into the passage before it, with its heading on its own line. */
export const innerHeading = (heading: string, text: string): string =>
  heading === "" || text === "" ? heading + text : `**${heading}**\n${text}`;

const INNER_HEADING = /^\*\*(.+)\*\*\n/gm;
const FENCE = /^(?:```|~~~~).*\n?/gm;
const HEADER_LINE = /^\|(?: --- \|)+\n?/gm;
const ROW_ENDS = /^\| | \|$/gm;
const LIST_MARK = /^- /gm;

/** Removes the marks of tables, code and lists, for indexing and snippets. */
export const withoutMarks = (passage: string): string =>
  passage
    .replace(INNER_HEADING, "$1 – ")
    .replace(FENCE, "")
    .replace(HEADER_LINE, "")
    .replace(ROW_ENDS, "")
    .replace(LIST_MARK, "");
