/** The content under one heading of a document. */
export interface Section {
  /** The heading and those above it, outermost first; empty before the first one. */
  readonly headings: readonly string[];
  /** Paragraphs, list items, table rows, code blocks: plain text, except for the marks that `withoutMarks` removes. */
  readonly blocks: readonly string[];
}

/** A document as returned by the reader of its format. */
export interface DocumentContent {
  /** The document's own title; without one, its first heading is used. */
  readonly title?: string | undefined;
  readonly sections: readonly Section[];
}

/** Every passage repeats its document's title and headings, so longer ones would inflate the index. */
const MOST_OF_NAME = 300;

/** Truncates a title or heading to the length of a name. */
export const shortName = (text: string): string => {
  if (text.length <= MOST_OF_NAME) return text;
  const end = /[\udc00-\udfff]/.test(text.charAt(MOST_OF_NAME)) ? MOST_OF_NAME - 1 : MOST_OF_NAME;
  return text.slice(0, end).trimEnd();
};

/** Collects a document's blocks under its headings, which may skip levels. A long heading becomes a block, too. */
export const createSectionCollector = () => {
  let section: { headings: string[]; blocks: string[] } = { headings: [], blocks: [] };
  const sections = [section];
  return {
    sections: sections as readonly Section[],
    addHeading: (level: number, text: string): void => {
      const name = shortName(text);
      section = { headings: [...section.headings.slice(0, level - 1), name], blocks: name === text ? [] : [text] };
      sections.push(section);
    },
    addBlock: (text: string): void => void section.blocks.push(text),
  };
};
