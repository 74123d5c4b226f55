import MarkdownIt from "markdown-it";

/** A fenced block of a document. */
export interface CodeBlock {
  /** From the root of the workspace. */
  readonly path: string;
  /** Of the fence, counted from 1. */
  readonly line: number;
  /** `ts`, `json`, `sh`; empty when the fence has none. */
  readonly language: string;
  readonly code: string;
}

const SKIP = /^<!--\s*skip-check:\s*\S.*-->\s*$/;

/** The blocks of a document that are to be checked; `<!-- skip-check: reason -->` before a block leaves it out. */
export const codeBlocks = (path: string, markdown: string): CodeBlock[] => {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  return tokens.flatMap(({ type, info, content, map }, index) => {
    const before = tokens[index - 1];
    const isSkipped = before?.type === "html_block" && SKIP.test(before.content);
    if (type !== "fence" || isSkipped) return [];
    return [{ path, line: (map?.[0] ?? 0) + 1, language: info.split(/\s/)[0] ?? "", code: content }];
  });
};

/** How a problem is reported. */
export const problemAt = ({ path, line }: CodeBlock, problem: string): string => `${path}:${line}: ${problem}`;
