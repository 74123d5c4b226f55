/** Boosts documents in the query's language. */
export const OWN_LANGUAGE_WEIGHT = 1.5;

/** Among the user's own documents, the product's guides rank first only if they match far better. */
export const GUIDE_WEIGHT = 0.4;

/** Documents below this share of the best score have little more than a common word of the query, and are dropped. */
export const LEAST_SHARE = 0.25;
