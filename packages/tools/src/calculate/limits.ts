/** The longest expression, in UTF-16 code units. */
export const MAX_EXPRESSION_LENGTH = 2_000;

/** Longer expressions are parsed in a worker thread: an odd one of 2,000 characters can take a quarter of a second. */
export const MAX_INLINE_LENGTH = 400;

/** How deep parentheses and brackets may nest; the parser recurses some twenty frames for each level. */
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
 * For a worker thread, where time is what ends the work. The entries stay so few that no single allocation is large: a thread that runs out of heap in
 * small steps ends alone, one that does so in a single large step would take the process with it.
 */
export const WORKER_BUDGET: Budget = { maxSteps: 2_000_000_000, maxEntries: 100_000 };

/** A double nearer to zero than this has fewer digits than others. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308;
