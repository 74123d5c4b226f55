import { type DocumentContent, type Section, shortName } from "./document-content.ts";
import { innerHeading } from "./passage-marks.ts";
import { readMarkdown, readPlainText } from "./read-markdown.ts";
import { cleanText } from "./terms.ts";

/** A document as it is indexed. */
export interface SplitDocument {
  readonly title: string;
  readonly isKorean: boolean;
  readonly passages: readonly Passage[];
}

/** A part of a document under one heading, short enough for a hit in it to show where to read. */
interface Passage {
  /** The headings above it, without the document's title; empty before the first one. */
  readonly heading: string;
  /** Without Markdown's marks, except those of tables, code and lists, which a quotation needs. */
  readonly text: string;
}

const MAX_PASSAGE_LENGTH = 1500;
/** A shorter section, such as a list of links, joins the passage before it: alone it would outrank real answers. */
const MIN_PASSAGE_LENGTH = 100;
/** A text counts as Korean when this share of its letters is Hangul: Korean guides are full of English names and code. */
const KOREAN_SHARE = 0.1;

/**
 * Splits a text into passages by its headings.
 * @param fallbackTitle used if the document has neither a title nor a heading
 */
export const splitDocument = (source: string, format: "markdown" | "text", fallbackTitle: string): SplitDocument =>
  splitContent(
    format === "markdown" ? readMarkdown(cleanText(source)) : readPlainText(cleanText(source)),
    fallbackTitle,
  );

/** Splits an already parsed document. */
export const splitContent = (content: DocumentContent, fallbackTitle: string): SplitDocument => {
  const sections = content.sections.map(({ headings, blocks }) => ({
    headings: headings.map((heading) => cleanText(heading).trim()),
    blocks: blocks.map(cleanText),
  }));
  const ownTitle = content.title === undefined ? "" : cleanText(content.title).replace(/\s+/g, " ").trim();
  const title = shortName(ownTitle) || firstHeading(sections) || fallbackTitle;
  if (shortName(ownTitle) !== ownTitle) sections.unshift({ headings: [], blocks: [ownTitle] });
  const passages = toPassages(sections, title);
  // A document with nothing but a title can still be found by it.
  return {
    title,
    isKorean: isMostlyKorean([title, ...sections.flatMap(({ headings, blocks }) => [...headings, ...blocks])]),
    passages: passages.length > 0 ? passages : [{ heading: "", text: "" }],
  };
};

const firstHeading = (sections: readonly Section[]): string | undefined =>
  sections.map(({ headings }) => headings.at(-1)).find((heading) => heading !== undefined && heading !== "");

/** A passage for display, with its heading. */
export const withHeading = (heading: string, text: string): string => {
  if (heading === "" || text === "") return heading + text;
  return `${heading} – ${text}`;
};

const toPassages = (sections: readonly Section[], title: string): Passage[] => {
  const passages: { heading: string; text: string }[] = [];
  for (const [index, { headings, blocks }] of sections.entries()) {
    const named = headings.filter((text) => text !== "");
    const heading = (named[0] === title ? named.slice(1) : named).join(" › ");
    const texts = joinBlocks(blocks);
    // A heading without text is found too; one above subheadings is part of theirs.
    const isOverHeadings = (sections[index + 1]?.headings.length ?? 0) > headings.length;
    if (texts.length === 0 && heading !== "" && !isOverHeadings) texts.push("");
    for (const text of texts) {
      const last = passages.at(-1);
      if (last && text.length < MIN_PASSAGE_LENGTH && last.text.length + text.length <= MAX_PASSAGE_LENGTH)
        last.text += `\n${heading === last.heading ? text : innerHeading(heading, text)}`;
      else passages.push({ heading, text });
    }
  }
  return passages;
};

/** Fills passages with complete blocks, and cuts blocks that are too long for one. */
const joinBlocks = (blocks: readonly string[]): string[] => {
  const passages: string[] = [];
  let current = "";
  for (const piece of blocks.flatMap(cutBlock)) {
    if (current !== "" && current.length + piece.length > MAX_PASSAGE_LENGTH) {
      passages.push(current);
      current = "";
    }
    current += current === "" ? piece : `\n${piece}`;
  }
  return current === "" ? passages : [...passages, current];
};

const cutBlock = (block: string): string[] => {
  const pieces: string[] = [];
  let rest = block.trim();
  while (rest.length > MAX_PASSAGE_LENGTH) {
    const start = rest.slice(0, MAX_PASSAGE_LENGTH);
    // Cut between lines if possible, so that table rows stay complete.
    const line = start.lastIndexOf("\n");
    const space = line > MAX_PASSAGE_LENGTH / 2 ? line : start.search(/\s\S*$/);
    let end = space > 0 ? space : MAX_PASSAGE_LENGTH;
    if (space <= 0 && /[\udc00-\udfff]/.test(rest.charAt(end))) end -= 1;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === "" ? pieces : [...pieces, rest];
};

const isMostlyKorean = (texts: readonly string[]): boolean => {
  const count = (letter: RegExp): number => texts.reduce((sum, text) => sum + (text.match(letter)?.length ?? 0), 0);
  return count(/\p{Script=Hangul}/gu) > count(/\p{L}/gu) * KOREAN_SHARE;
};
