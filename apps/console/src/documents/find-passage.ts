/** Words of two letters and more: particles of one say nothing about a passage. */
const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);

/** Shorter blocks, such as headings, share a word with many passages. */
const LEAST_SHARE = 0.3;

/**
 * Which of a document's blocks a passage was taken from: the one that has most of the passage's words.
 * @returns its index; undefined where none has enough of them
 */
export const findPassage = (blocks: readonly string[], passage: string): number | undefined => {
  const words = wordsOf(passage);
  const counts = blocks.map((block) => [...wordsOf(block)].filter((word) => words.has(word)).length);
  const most = Math.max(0, ...counts);
  return most > 0 && most >= words.size * LEAST_SHARE ? counts.indexOf(most) : undefined;
};
