import MarkdownIt from "markdown-it";

export interface Outline {
  /** `#`, `##`, … in order. */
  readonly levels: readonly string[];
  /** Valid fragments (`#…`) of links. */
  readonly anchors: ReadonlySet<string>;
  /** Targets of links and images within the repository. */
  readonly links: readonly string[];
}

/** A heading's anchor on GitHub. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

export const outlineOf = (markdown: string): Outline => {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  const headings = tokens.flatMap(({ type, markup }, index) =>
    type === "heading_open" ? [{ level: markup, text: tokens[index + 1]?.content ?? "" }] : [],
  );
  const links = tokens
    .flatMap(({ children }) => children ?? [])
    .map((token) => String(token.attrGet("href") ?? token.attrGet("src") ?? ""))
    .filter((target) => target !== "")
    .filter((target) => !/^[a-z]+:/.test(target));
  return {
    levels: headings.map(({ level }) => level),
    anchors: new Set(headings.map(({ text }) => anchorOf(text))),
    links: links.map((link) => decodeURI(link)),
  };
};
