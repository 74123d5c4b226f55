import MarkdownIt from "markdown-it";

/** A document as it is indexed. */
export interface SplitDocument {
  readonly title: string;
  readonly isKorean: boolean;
  readonly passages: readonly Passage[];
}

/** A part of a document under one heading, short enough that a hit in it says where to read. */
interface Passage {
  /** The headings over it, the document's title left out; empty before the first one. */
  readonly heading: string;
  /** Plain text, without Markdown's marks. */
  readonly text: string;
}

const MAX_PASSAGE_LENGTH = 1500;
/** A shorter section, such as a list of links, joins the passage before it: alone it would outrank real answers. */
const MIN_PASSAGE_LENGTH = 100;
/** A text counts as Korean when this share of its letters is Hangul: Korean guides are full of English names and code. */
const KOREAN_SHARE = 0.1;
/**
 * Markdown readers take quadratic time over one hostile paragraph. No person writes one this long without an empty line:
 * such a document is read as plain text.
 */
const MAX_MARKDOWN_BLOCK = 32 * 1024;
const HEADING_LINE = /^#{1,6}[ \t]+(.+)$/m;
const EMPTY_LINE = /\r?\n\s*\n/;
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

const markdown = new MarkdownIt({ html: true });

interface Section {
  headings: string[];
  blocks: string[];
}

/**
 * Splits a document into passages by its headings.
 * @param fallbackTitle the title of a document without a heading.
 */
export const splitDocument = (source: string, format: "markdown" | "text", fallbackTitle: string): SplitDocument => {
  const text = source.normalize("NFC");
  const blocks = text.split(EMPTY_LINE);
  const isMarkdown = format === "markdown" && blocks.every((block) => block.length <= MAX_MARKDOWN_BLOCK);
  const sections = isMarkdown ? readMarkdown(text) : [{ headings: [], blocks }];
  const title =
    firstHeading(sections) ??
    (format === "markdown" ? HEADING_LINE.exec(text)?.[1]?.trim() : undefined) ??
    fallbackTitle;
  const passages: { heading: string; text: string }[] = [];
  for (const { headings, blocks } of sections) {
    const heading = (headings[0] === title ? headings.slice(1) : headings).join(" › ");
    for (const passage of joinBlocks(blocks)) {
      const last = passages.at(-1);
      if (last && passage.length < MIN_PASSAGE_LENGTH && last.text.length + passage.length <= MAX_PASSAGE_LENGTH)
        last.text += `\n${withHeading(heading === last.heading ? "" : heading, passage)}`;
      else passages.push({ heading, text: passage });
    }
  }
  // A document that is only its title can still be found by it.
  return {
    title,
    isKorean: isMostlyKorean(text),
    passages: passages.length > 0 ? passages : [{ heading: "", text: "" }],
  };
};

const firstHeading = (sections: readonly Section[]): string | undefined =>
  sections.map(({ headings }) => headings.at(-1)).find((heading) => heading !== undefined && heading !== "");

/** A passage as people read it. */
export const withHeading = (heading: string, text: string): string => (heading === "" ? text : `${heading} – ${text}`);

const readMarkdown = (text: string): Section[] => {
  let section: Section = { headings: [], blocks: [] };
  const sections = [section];
  let headingLevel = 0;
  let tableRow: string[] | undefined;
  for (const token of markdown.parse(text.replace(FRONT_MATTER, ""), {})) {
    if (token.type === "heading_open") headingLevel = Number(token.tag.slice(1));
    else if (token.type === "inline" && headingLevel > 0) {
      const above = section.headings.slice(0, headingLevel - 1);
      section = { headings: [...above, inlineText(token)], blocks: [] };
      sections.push(section);
    } else if (token.type === "heading_close") headingLevel = 0;
    else if (token.type === "tr_open") tableRow = [];
    else if (token.type === "inline" && tableRow) tableRow.push(inlineText(token));
    else if (token.type === "tr_close") {
      section.blocks.push(tableRow?.join(" | ") ?? "");
      tableRow = undefined;
    } else if (token.type === "inline") section.blocks.push(inlineText(token));
    else if (token.type === "fence" || token.type === "code_block") section.blocks.push(token.content);
    else if (token.type === "html_block") section.blocks.push(withoutTags(token.content));
  }
  return sections;
};

type Token = ReturnType<typeof markdown.parse>[number];

const inlineText = (token: Token): string =>
  (token.children ?? [])
    .map((child) => {
      if (child.type === "softbreak" || child.type === "hardbreak") return "\n";
      if (child.type === "html_inline") return " ";
      return child.content;
    })
    .join("")
    .trim();

const withoutTags = (html: string): string => html.replace(/<!--[\s\S]*?(?:-->|$)|<[^<>]*>/g, " ");

/** Fills passages with whole blocks as far as they go, and cuts blocks that are too long for one. */
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
    const space = rest.slice(0, MAX_PASSAGE_LENGTH).search(/\s\S*$/);
    let end = space > 0 ? space : MAX_PASSAGE_LENGTH;
    if (space <= 0 && /[\udc00-\udfff]/.test(rest.charAt(end))) end -= 1;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === "" ? pieces : [...pieces, rest];
};

const isMostlyKorean = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return hangul > letters * KOREAN_SHARE;
};
