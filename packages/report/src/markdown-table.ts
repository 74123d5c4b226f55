/** A table's lines in Markdown. */
export const tableLines = (heads: readonly string[], lines: readonly (readonly string[])[]): string[] => [
  row(heads),
  row(heads.map(() => "---")),
  ...lines.map(row),
];

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
