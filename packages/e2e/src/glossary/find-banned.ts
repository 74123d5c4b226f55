import type { Banned } from "./banned.ts";

const isAllowed = (path: string, { allowed = [] }: Banned): boolean => allowed.some((start) => path.startsWith(start));

/** @returns a line for each banned word: file, line, the word and its replacement. */
export const findBanned = (path: string, text: string, glossary: readonly Banned[]): string[] => {
  const terms = glossary.filter((term) => !isAllowed(path, term));
  return text.split("\n").flatMap((line, index) =>
    terms.flatMap(({ pattern, use }) => {
      const found = pattern.exec(line)?.[0].trim();
      return found === undefined ? [] : [`${path}:${index + 1}: "${found}": use "${use}"`];
    }),
  );
};
