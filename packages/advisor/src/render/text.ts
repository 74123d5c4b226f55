import type { Advice } from "../advice.ts";
import { type AdviceText, adviceText, type Language } from "./advice-text.ts";

/** Terminal columns of a text: Korean letters take two. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ᄀ-ᇿ가-힣]/u.test(letter) ? 2 : 1), 0);

const padded = (text: string, columns: number): string => text + " ".repeat(Math.max(0, columns - columnsOf(text)));

const GAP = 2;

/** The table without its last row, whose cells are sentences: these are listed below it. */
const tableLines = ({ head, rows }: AdviceText["table"]): string[] => {
  const figures = rows.slice(0, -1);
  const widths = head.map(
    (_, column) => GAP + Math.max(...[head, ...figures].map((line) => columnsOf(line[column] ?? ""))),
  );
  const lines = [head, ...figures].map((line) =>
    line
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join("")
      .trimEnd(),
  );
  const setUp = rows.at(-1) ?? [];
  return [...lines, "", `${setUp[0]}:`, ...head.slice(1).map((name, index) => `  ${name}: ${setUp[index + 1]}`)];
};

/** Advice for a terminal. `details` adds the formulas and the figures they are based on. */
export const renderAdviceText = (advice: Advice, language: Language, { details = false } = {}): string => {
  const text = adviceText(advice, language);
  const { headings } = text;
  const section = (heading: string, lines: readonly string[]): string[] => [
    heading,
    ...lines.map((line) => `  ${line}`),
    "",
  ];
  return [
    text.answer.join(" "),
    text.confidence,
    ...text.notes,
    "",
    ...section(headings.changes, text.changes),
    ...section(headings.table, tableLines(text.table)),
    ...section(
      headings.criteria,
      text.criteria.flatMap(({ title, tips, because, guide }) => [`${title}: ${tips}`, `  ${because} ${guide}`]),
    ),
    ...section(headings.toDo, [
      ...text.toDoNotes,
      ...text.toDo.flatMap(({ name, lines }) => [`${name}:`, ...lines.map((line) => `  ${line}`)]),
    ]),
    ...section(headings.sources, text.sources),
    ...(details
      ? [
          ...section(
            headings.formulas,
            text.formulas.map(({ name, formula }) => `${name}: ${formula}`),
          ),
          ...section(
            headings.case,
            text.case.map(({ field, name, shown }) => `${field} = ${shown}  ${name}`),
          ),
          ...section(
            headings.figure,
            text.constants.map(({ id, name, shown }) => `${id} = ${shown}  ${name}`),
          ),
        ]
      : []),
  ].join("\n");
};
