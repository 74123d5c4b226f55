/** The lines of a Markdown table. */
export const tableLines = (heads: readonly string[], lines: readonly (readonly string[])[]): string[] => [
  row(heads),
  row(heads.map(() => "---")),
  ...lines.map(row),
];

const row = (cells: readonly string[]): string => `| ${cells.map(cellOf).join(" | ")} |`;

/** A line break would end the row, a vertical bar the cell. */
const cellOf = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
