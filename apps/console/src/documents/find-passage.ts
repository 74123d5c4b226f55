/** Words of at least two letters: one-letter particles do not identify a passage. */
const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);

/** Rules out short blocks such as headings, which share a word with many passages. */
const LEAST_SHARE = 0.3;

/**
 * Finds the block that a passage was taken from: the one with most of the passage's words.
 * @returns its index; undefined if no block has enough of them
 */
export const findPassage = (blocks: readonly string[], passage: string): number | undefined => {
  const words = wordsOf(passage);
  const counts = blocks.map((block) => [...wordsOf(block)].filter((word) => words.has(word)).length);
  const most = Math.max(0, ...counts);
  return most > 0 && most >= words.size * LEAST_SHARE ? counts.indexOf(most) : undefined;
};
