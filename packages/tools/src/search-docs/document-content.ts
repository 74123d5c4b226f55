/** What lies under one heading of a document. */
export interface Section {
  /** The heading and those over it, the outermost first; empty before the first one. */
  readonly headings: readonly string[];
  /** Paragraphs, list items, table rows: plain text, without marks. */
  readonly blocks: readonly string[];
}

/** A document as a reader of its format gives it. */
export interface DocumentContent {
  /** Its own name for itself; without one it is called by its first heading. */
  readonly title?: string | undefined;
  readonly sections: readonly Section[];
}

/** Every passage of a document has its title and the headings over it: longer ones would make an index of any size. */
const MOST_OF_NAME = 300;

/** A title or a heading as far as it names something. */
export const shortName = (text: string): string => {
  if (text.length <= MOST_OF_NAME) return text;
  const end = /[\udc00-\udfff]/.test(text.charAt(MOST_OF_NAME)) ? MOST_OF_NAME - 1 : MOST_OF_NAME;
  return text.slice(0, end).trimEnd();
};

/** Collects the blocks of a document under its headings, which may skip levels. A long heading is a block, too. */
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
