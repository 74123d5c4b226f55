/**
 * The same question with an answer that is kept: one that began less than `milliseconds` ago serves the next asker too.
 * For probes of `/ready` and the metrics, which anybody may ask often.
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
