import type { SearchHit } from "./search-engine.ts";

/** One passage of a section. */
export interface SectionRow {
  readonly number: number;
  readonly heading: string;
  readonly text: string;
}

/** About as much as is read as one answer; a longer section is reduced to a window around the passage found. */
const MAX_SECTION_LENGTH = 4000;
/** For all sections together. */
const SECTIONS_LENGTH = 22_000;

/** How many passages are read on either side of one, whose section may be a complete document. */
export const PASSAGES_AROUND = 128;

/** Selects the passages under the heading of a passage, by its number: a long section is split into several. */
export const SECTION_OF_PASSAGE = `
  SELECT passages.number, passages.heading, passages.text FROM passages JOIN passages AS found
    ON passages.document = found.document AND passages.heading = found.heading
    AND passages.number BETWEEN found.number - ${PASSAGES_AROUND} AND found.number + ${PASSAGES_AROUND}
  WHERE found.number = ?1 ORDER BY passages.number
`;

/** How many sections of one document become separate results, if sections were requested. */
export const SECTIONS_OF_ONE = 3;

/** Keeps the results whose sections fit, best first and each section once: models accept no longer result. */
export const fittingSections = (results: readonly SearchHit[]): SearchHit[] => {
  let room = SECTIONS_LENGTH;
  const seen = new Set<string>();
  return results.filter(({ id, section = "" }) => {
    // Two passages of one section are one result.
    if (seen.has(`${id}\n${section}`) || section.length > room) return false;
    seen.add(`${id}\n${section}`);
    room -= section.length;
    return true;
  });
};

/** Joins passages under one heading as Markdown: all, or as many around the one found as fit. */
export const joinSection = (rows: readonly SectionRow[], found: number): string => {
  const heading = rows[0]?.heading ?? "";
  const texts = rows.map(({ text }) =>
    heading !== "" && text.startsWith(`${heading} – `) ? text.slice(heading.length + 3) : text,
  );
  const [start, end] = windowAround(
    texts,
    rows.findIndex(({ number }) => number === found),
  );
  const body = [...tableHead(texts.slice(0, start), texts[start]), ...texts.slice(start, end)].join("\n");
  return heading === "" ? body : `**${heading}**\n${body}`;
};

const windowAround = (texts: readonly string[], found: number): [start: number, end: number] => {
  let [start, end] = [Math.max(found, 0), Math.max(found, 0) + 1];
  let length = texts[start]?.length ?? 0;
  const fits = (text: string | undefined): boolean => text !== undefined && length + text.length <= MAX_SECTION_LENGTH;
  for (;;) {
    if (start > 0 && fits(texts[start - 1])) length += texts[--start]?.length ?? 0;
    else if (fits(texts[end])) length += texts[end++]?.length ?? 0;
    else return [start, end];
  }
};

/** The header of a table, if the window starts with its rows. */
const tableHead = (before: readonly string[], first = ""): string[] => {
  if (!first.startsWith("|")) return [];
  const lines = before.join("\n").split("\n");
  const rule = lines.findLastIndex((line) => /^\|(?:\s*:?-+:?\s*\|)+$/u.test(line));
  return rule > 0 ? lines.slice(rule - 1, rule + 1) : [];
};
