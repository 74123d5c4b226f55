/** The longest expression, in UTF-16 code units. */
export const MAX_EXPRESSION_LENGTH = 2_000;

/** Longer expressions go to a worker thread: parsing an unusual one of 2,000 characters can take 250 ms. */
export const MAX_INLINE_LENGTH = 400;

/** How deep parentheses and brackets may nest; the parser takes about twenty stack frames per level. */
export const MAX_NESTING = 64;

/** The most entries a matrix result may have; more is of no use to a reader. */
export const MAX_RESULT_ENTRIES = 1_000;

/** What one evaluation may spend. Work is counted in steps: about one arithmetic operation each. */
export interface Budget {
  readonly maxSteps: number;
  /** The most entries of any matrix within it. */
  readonly maxEntries: number;
}

/** For the main thread: well under a millisecond. */
export const INLINE_BUDGET: Budget = { maxSteps: 5_000, maxEntries: 400 };

/**
 * For a worker thread, where the time limit ends the work. Entries are so few that no single allocation is large: a
 * thread that runs out of heap in small steps ends alone, but in one large step it would take the process with it.
 */
export const WORKER_BUDGET: Budget = { maxSteps: 2_000_000_000, maxEntries: 100_000 };

/** Doubles closer to zero than this have fewer digits. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308;
