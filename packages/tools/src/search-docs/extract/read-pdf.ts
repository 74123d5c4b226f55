import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getDocumentProxy } from "unpdf";
import { createSectionCollector, type DocumentContent } from "../document-content.ts";
import { Refusal } from "./refusal.ts";

interface Line {
  readonly text: string;
  /** Font size in points, rounded because equal letters come in slightly different sizes. */
  readonly height: number;
  /** Whether it starts a paragraph: after a gap, or on a new page. */
  readonly isFirst: boolean;
}

/** Text this much larger than the body text is a heading. */
const HEADING_RATIO = 1.15;
const MAX_HEADING_LENGTH = 150;
const MAX_HEADING_LEVELS = 3;
/** The largest distance between lines of a paragraph, in font sizes. */
const PARAGRAPH_GAP = 1.8;
/** Titles written by a program, not a person. */
const NO_TITLE = /^(?:untitled|microsoft word|제목 없음)|\.(?:docx?|hwpx?|pptx?|xlsx?|indd|tex|pdf)$/i;

/**
 * Maps the codes of fonts that are not embedded, as in older Korean files, to characters: next to the chunk in an app's
 * bundle, otherwise in the package of pdf.js.
 */
const findCharacterMaps = (): string => {
  const beside = new URL("./cmaps/", import.meta.url);
  return fileURLToPath(
    existsSync(beside) ? beside : new URL("./cmaps/", import.meta.resolve("pdfjs-dist/package.json")),
  );
};

const CHARACTER_MAPS = findCharacterMaps();

/** Reads a PDF's text. PDF has no headings: lines in larger type count as such. */
export const readPdf = async (bytes: Uint8Array): Promise<DocumentContent> => {
  const document = await getDocumentProxy(bytes, { verbosity: 0, cMapUrl: CHARACTER_MAPS, cMapPacked: true }).catch(
    (error: Error) => {
      if (error.name === "PasswordException") throw new Refusal("it is protected by a password");
      throw error;
    },
  );
  const lines: Line[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    lines.push(...toLines(items.filter((item) => "str" in item)));
    page.cleanup();
  }
  if (lines.length === 0) throw new Refusal("it holds no text; a scan has to pass through text recognition first");
  const info = (await document.getMetadata()).info as { Title?: unknown };
  const title = typeof info.Title === "string" ? info.Title.trim() : "";
  return { title: title === "" || NO_TITLE.test(title) ? undefined : title, sections: toSections(lines) };
};

interface TextItem {
  readonly str: string;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

const toLines = (items: readonly TextItem[]): Line[] => {
  const lines: Line[] = [];
  let text = "";
  let height = 0;
  let top: number | undefined;
  let before: number | undefined;
  const end = (): void => {
    if (text.trim() !== "") {
      const isNear = before !== undefined && top !== undefined && Math.abs(before - top) <= height * PARAGRAPH_GAP;
      lines.push({ text: text.trim(), height: Math.round(height * 2) / 2, isFirst: !isNear });
      before = top;
    }
    [text, height, top] = ["", 0, undefined];
  };
  for (const { str, height: itemHeight, transform, hasEOL } of items) {
    text += str;
    if (str.trim() !== "") {
      height = Math.max(height, itemHeight);
      top ??= transform[5];
    }
    if (hasEOL) end();
  }
  end();
  return lines;
};

const toSections = (lines: readonly Line[]): DocumentContent["sections"] => {
  const { sections, addHeading, addBlock } = createSectionCollector();
  const levels = headingLevels(lines);
  let open: { level: number; height: number; text: string } | undefined;
  const end = (): void => {
    if (open && open.level > 0) addHeading(open.level, open.text);
    else if (open) addBlock(open.text);
    open = undefined;
  };
  for (const { text, height, isFirst } of lines) {
    const level = text.length <= MAX_HEADING_LENGTH && /\p{L}/u.test(text) ? (levels.get(height) ?? 0) : 0;
    const goesOn = open && open.level === level && (level > 0 ? open.height === height : !isFirst);
    if (open && goesOn && open.text.length + text.length < 4 * MAX_HEADING_LENGTH * (level > 0 ? 1 : 10)) {
      open.text += ` ${text}`;
    } else {
      end();
      open = { level, height, text };
    }
  }
  end();
  return sections;
};

const headingLevels = (lines: readonly Line[]): ReadonlyMap<number, number> => {
  const amounts = new Map<number, number>();
  for (const { text, height } of lines) amounts.set(height, (amounts.get(height) ?? 0) + text.length);
  const [body] = [...amounts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0]);
  const heights = [...amounts.keys()].filter((height) => height >= body * HEADING_RATIO).sort((a, b) => b - a);
  return new Map(heights.map((height, index) => [height, Math.min(index + 1, MAX_HEADING_LEVELS)]));
};
