/**
 * Whoever may ask, may ask often: a look that was begun less than so many milliseconds ago answers the next one, too.
 * @param look must not reject
 */
export const cacheFor = <Seen>(milliseconds: number, look: () => Promise<Seen>): (() => Promise<Seen>) => {
  let current: Promise<Seen> | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (!current || performance.now() - lookedAt >= milliseconds) {
      lookedAt = performance.now();
      current = look();
    }
    return current;
  };
};
