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

/** Collects the blocks of a document under its headings, which may skip levels. */
export const createSectionCollector = () => {
  let section: { headings: string[]; blocks: string[] } = { headings: [], blocks: [] };
  const sections = [section];
  return {
    sections: sections as readonly Section[],
    addHeading: (level: number, text: string): void => {
      section = { headings: [...section.headings.slice(0, level - 1), text], blocks: [] };
      sections.push(section);
    },
    addBlock: (text: string): void => void section.blocks.push(text),
  };
};
