interface Scored {
  readonly number: number;
  readonly score: number;
}

/** Collects the `most` best scores, the best first. */
export const keepBest = (most: number) => {
  const best: Scored[] = [];
  return {
    best: best as readonly Scored[],
    add: (number: number, score: number): void => {
      if (best.length === most && score <= (best.at(-1)?.score ?? 0)) return;
      const place = best.findIndex((other) => other.score < score);
      best.splice(place === -1 ? best.length : place, 0, { number, score });
      if (best.length > most) best.pop();
    },
  };
};
