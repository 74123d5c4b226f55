export interface QuotedText {
  /** Including the quotation marks. */
  readonly whole: string;
  readonly inner: string;
}

/** Pairs of quotation marks. A straight single quote must be at the edge of a word, unlike an apostrophe. */
const QUOTED = [
  /"([^"]+)"/u,
  /“([^”]+)”/u,
  /「([^」]+)」/u,
  /『([^』]+)』/u,
  /«([^»]+)»/u,
  /‘(.+?)’(?!\p{Script=Latin})/u,
  /(?<![\p{L}\p{N}])'(.+?)'(?!\p{Script=Latin})/u,
  /`([^`]+)`/u,
];

/** The first quoted passage of a text; with nested kinds of marks, the outermost one. */
export const findQuoted = (text: string): QuotedText | undefined => {
  let first: RegExpExecArray | undefined;
  for (const pattern of QUOTED) {
    const match = pattern.exec(text);
    if (match && (!first || match.index < first.index)) first = match;
  }
  const inner = first?.[1]?.trim();
  return first && inner ? { whole: first[0], inner } : undefined;
};
