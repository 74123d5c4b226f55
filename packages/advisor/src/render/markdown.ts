import type { Advice } from "../advice.ts";
import { adviceText, type Language } from "./advice-text.ts";
import { markdownTable } from "./markdown-table.ts";

/** Advice as a Markdown document. Links to guides start with `docsUrl`, the root of the repository. */
export const renderAdviceMarkdown = (advice: Advice, language: Language, docsUrl = ""): string => {
  const text = adviceText(advice, language);
  const { headings } = text;
  return [
    `# ${text.title}`,
    "",
    `**${text.answer.join(" ")}**`,
    "",
    text.confidence,
    "",
    ...text.notes.flatMap((note) => [note, ""]),
    `## ${headings.changes}`,
    "",
    ...text.changes.map((change) => `- ${change}`),
    "",
    `## ${headings.table}`,
    "",
    ...markdownTable(text.table.head, text.table.rows),
    `## ${headings.criteria}`,
    "",
    ...markdownTable(
      [headings.criterion, headings.tips, headings.why, headings.guide],
      text.criteria.map(({ title, tips, because, guide }) => [title, tips, because, `[${guide}](${docsUrl}${guide})`]),
    ),
    `## ${headings.toDo}`,
    "",
    ...text.toDoNotes.flatMap((note) => [note, ""]),
    ...text.toDo.flatMap(({ name, lines }) => [`${name}:`, "", "```", ...lines, "```", ""]),
    `## ${headings.sources}`,
    "",
    ...text.sources.map((source) => `- ${source}`),
    "",
    ...markdownTable(
      ["", headings.figure, ""],
      text.constants.map(({ id, name, shown }) => [`\`${id}\``, shown, name]),
    ),
    `## ${headings.formulas}`,
    "",
    ...text.formulas.map(({ name, formula }) => `- ${name}: \`${formula}\``),
    "",
    `## ${headings.case}`,
    "",
    ...text.case.map(({ field, name, shown }) => `- ${name} (\`${field}\`): ${shown}`),
    "",
  ].join("\n");
};
