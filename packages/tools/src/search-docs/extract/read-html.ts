import { Parser } from "htmlparser2";
import { decode, decodeText } from "../decode-text.ts";
import { createSectionCollector, type DocumentContent } from "../document-content.ts";
import { isHidden } from "./hidden-elements.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const BLOCKS = words(
  "address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer form " +
    "head header hr html legend li main ol p pre section summary table tbody td tfoot th thead title tr ul",
);
const HEADING = /^h[1-6]$/;
const CHARSET = /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]+)/i;
/** The HTML Standard requires a page to declare its encoding within these bytes. */
const HEAD_BYTES = 1024;

export const readHtmlFile = (bytes: Uint8Array): DocumentContent => readHtml(decodeHtml(bytes));

const decodeHtml = (bytes: Uint8Array): string => {
  const decoded = decodeText(bytes);
  const label = CHARSET.exec(Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1"))?.[1];
  const named = label === undefined || "text" in decoded ? undefined : decode(label, bytes);
  return "text" in decoded ? decoded.text : (named ?? new TextDecoder("windows-1252").decode(bytes));
};

/** Reads HTML: its title and description, and its text under its headings. */
export const readHtml = (html: string): DocumentContent => {
  const { sections, addHeading, addBlock } = createSectionCollector();
  let title = "";
  let text = "";
  let headingLevel = 0;
  let [skippedDepth, cellDepth, preDepth] = [0, 0, 0];
  let isInTitle = false;

  const endBlock = (): void => {
    const block = text
      // The lookbehind avoids quadratic time on a long stretch of white space without a line break.
      .replace(/(?<![ \t])[ \t]*\n[ \t]*/g, "\n")
      .replace(/ {2,}/g, " ")
      .trim();
    text = "";
    if (block === "") return;
    if (headingLevel > 0) addHeading(headingLevel, block.replace(/\s+/g, " "));
    else addBlock(block);
  };
  const breakLine = (name: string): void => {
    if (headingLevel > 0) text += " ";
    else if (cellDepth === 0 || name === "table") endBlock();
    else text += " ";
  };

  const parser = new Parser({
    onopentag: (name, attributes) => {
      // Every element opened inside is counted, to recognize the end of the hidden one.
      if (skippedDepth > 0 || isHidden(name, attributes)) {
        skippedDepth += 1;
        return;
      }
      if (name === "title") isInTitle = true;
      else if (name === "meta" && /^(?:description|keywords)$/i.test(attributes.name ?? ""))
        addBlock(attributes.content ?? "");
      else if (name === "img") text += ` ${attributes.alt ?? ""} `;
      else if (HEADING.test(name)) {
        endBlock();
        headingLevel = Number(name.slice(1));
      } else if (name === "td" || name === "th") {
        if (cellDepth === 0 && text.trim() !== "") text += " | ";
        cellDepth += 1;
      } else if (name === "tr") {
        cellDepth = 0;
        endBlock();
      } else if (BLOCKS.has(name)) breakLine(name);
      if (name === "pre") preDepth += 1;
    },
    ontext: (data) => {
      if (skippedDepth > 0) return;
      if (isInTitle) title += data;
      else text += preDepth > 0 ? data : data.replace(/\s+/g, " ");
    },
    onclosetag: (name) => {
      if (skippedDepth > 0) skippedDepth -= 1;
      else if (name === "title") isInTitle = false;
      else if (HEADING.test(name)) {
        endBlock();
        headingLevel = 0;
      } else if (name === "td" || name === "th") cellDepth = Math.max(0, cellDepth - 1);
      else if (BLOCKS.has(name)) breakLine(name);
      if (name === "pre") preDepth = Math.max(0, preDepth - 1);
    },
  });
  parser.end(html);
  endBlock();
  return { title: title.trim() || undefined, sections };
};
