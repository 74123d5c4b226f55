import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { createSectionCollector, type DocumentContent, type Section } from "./document-content.ts";
import { readHtml } from "./extract/read-html.ts";
import { takeFrontMatter } from "./front-matter.ts";
import { codeBlock, tableRow } from "./passage-marks.ts";

/**
 * Markdown parsers take quadratic time on a hostile paragraph. No person writes one this long without an empty line, so
 * such a document is read as plain text.
 */
const MAX_MARKDOWN_BLOCK = 32 * 1024;
const HEADING_LINE = /^#{1,6}[ \t]+(.+)$/m;
const EMPTY_LINE = /\r?\n\s*\n/;

// Plain CommonMark does not close emphasis between `)` and a Korean particle: **서버(server)**를.
const markdown = new MarkdownIt({ html: true }).use(cjkFriendly);

/** Reads plain text as paragraphs. */
export const readPlainText = (text: string): DocumentContent => ({
  sections: [{ headings: [], blocks: text.split(EMPTY_LINE) }],
});

/** Reads a Markdown file with its front matter. */
export const readMarkdown = (source: string): DocumentContent => {
  const { front, text } = takeFrontMatter(source);
  const isReadable = text.split(EMPTY_LINE).every((block) => block.length <= MAX_MARKDOWN_BLOCK);
  const sections = isReadable ? readSections(text) : readPlainText(text).sections;
  return {
    title: front?.title ?? (isReadable ? undefined : HEADING_LINE.exec(text)?.[1]?.trim()),
    sections: front && front.blocks.length > 0 ? [{ headings: [], blocks: front.blocks }, ...sections] : sections,
  };
};

const readSections = (text: string): readonly Section[] => {
  const { sections, addHeading, addBlock } = createSectionCollector();
  let headingLevel = 0;
  let cells: string[] | undefined;
  let isHeader = false;
  let mark = "";
  for (const token of markdown.parse(text, {})) {
    if (token.type === "heading_open") headingLevel = Number(token.tag.slice(1));
    else if (token.type === "inline" && headingLevel > 0) addHeading(headingLevel, inlineText(token));
    else if (token.type === "heading_close") headingLevel = 0;
    else if (token.type === "thead_open" || token.type === "tbody_open") isHeader = token.type === "thead_open";
    else if (token.type === "tr_open") cells = [];
    else if (token.type === "inline" && cells) cells.push(inlineText(token));
    else if (token.type === "tr_close") {
      addBlock(tableRow(cells ?? [], isHeader));
      cells = undefined;
    } else if (token.type === "list_item_open") mark = "- ";
    else if (token.type === "inline") {
      addBlock(mark + inlineText(token));
      mark = "";
    } else if (token.type === "fence" || token.type === "code_block")
      addBlock(codeBlock(token.info.split(/\s/)[0] ?? "", token.content));
    else if (token.type === "html_block") addBlock(shownText(token.content));
  }
  return sections;
};

type Token = ReturnType<typeof markdown.parse>[number];

const inlineText = (token: Token): string =>
  (token.children ?? [])
    .map((child) => {
      if (child.type === "softbreak") return " ";
      if (child.type === "hardbreak") return "\n";
      if (child.type === "html_inline") return " ";
      return child.content;
    })
    .join("")
    .trim();

/** The visible text of HTML. */
const shownText = (html: string): string =>
  readHtml(html)
    .sections.flatMap(({ headings, blocks }) => [...headings.slice(-1), ...blocks])
    .join("\n");
