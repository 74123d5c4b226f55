/** A row of a table as Markdown has it; a header row brings the line below it. */
export const tableRow = (cells: readonly string[], isHeader: boolean): string => {
  const row = (texts: readonly string[]): string =>
    `| ${texts.map((text) => text.replaceAll("\n", " ")).join(" | ")} |`;
  return isHeader ? `${row(cells)}\n${row(cells.map(() => "---"))}` : row(cells);
};

/** Code between fences that it does not hold itself. */
export const codeBlock = (language: string, code: string): string => {
  const fence = code.includes("```") ? "~~~~" : "```";
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
};

/** A short section that joined the passage before it: its heading stands on its own line. */
export const innerHeading = (heading: string, text: string): string =>
  heading === "" || text === "" ? heading + text : `**${heading}**\n${text}`;

const INNER_HEADING = /^\*\*(.+)\*\*\n/gm;
const FENCE = /^(?:```|~~~~).*\n?/gm;
const HEADER_LINE = /^\|(?: --- \|)+\n?/gm;
const ROW_ENDS = /^\| | \|$/gm;
const LIST_MARK = /^- /gm;

/** A passage without the marks of tables, code and lists: what is indexed and cut into snippets. */
export const withoutMarks = (passage: string): string =>
  passage
    .replace(INNER_HEADING, "$1 – ")
    .replace(FENCE, "")
    .replace(HEADER_LINE, "")
    .replace(ROW_ENDS, "")
    .replace(LIST_MARK, "");
