import MarkdownIt from "markdown-it";

/** A fenced block of a document. */
export interface CodeBlock {
  /** Relative to the workspace root. */
  readonly path: string;
  /** Line of the fence, starting at 1. */
  readonly line: number;
  /** `ts`, `json`, `sh`; empty if the fence has none. */
  readonly language: string;
  readonly code: string;
}

const SKIP = /^<!--\s*skip-check:\s*\S.*-->\s*$/;

/** The blocks of a document to check; `<!-- skip-check: reason -->` before a block excludes it. */
export const codeBlocks = (path: string, markdown: string): CodeBlock[] => {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  return tokens.flatMap(({ type, info, content, map }, index) => {
    const before = tokens[index - 1];
    const isSkipped = before?.type === "html_block" && SKIP.test(before.content);
    if (type !== "fence" || isSkipped) return [];
    return [{ path, line: (map?.[0] ?? 0) + 1, language: info.split(/\s/)[0] ?? "", code: content }];
  });
};

/** Formats a problem with its location. */
export const problemAt = ({ path, line }: CodeBlock, problem: string): string => `${path}:${line}: ${problem}`;
