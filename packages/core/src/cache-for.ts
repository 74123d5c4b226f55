/**
 * Caches the result of `look` for `milliseconds` from when it began, and shares it between concurrent calls.
 * For probes of `/ready` and the metrics, which anybody may request often.
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
