/** A document in the query's own language counts more. */
export const OWN_LANGUAGE_WEIGHT = 1.5;

/** Beside documents of the user's own, the product's guides come first only where they fit far better. */
export const GUIDE_WEIGHT = 0.4;

/** What scores less, as a share of the best answer, has no more than a common word of the query, and is no answer. */
export const LEAST_SHARE = 0.25;
