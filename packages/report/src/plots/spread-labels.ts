/**
 * Moves overlapping labels apart, keeping their order.
 * @param positions preferred position of each label, in pixels.
 * @returns positions at least `gap` pixels apart and, as far as there is room, within `[least, most]`.
 */
export const spreadLabels = (positions: readonly number[], gap: number, least: number, most: number): number[] => {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = order.map((index) => positions[index] ?? 0);
  for (let pass = 0; pass < placed.length * 4; pass++) {
    for (let index = 1; index < placed.length; index++) {
      const [above, below] = [placed[index - 1] ?? 0, placed[index] ?? 0];
      const overlap = gap - (below - above);
      if (overlap <= 0) continue;
      placed[index - 1] = above - overlap / 2;
      placed[index] = below + overlap / 2;
    }
    for (let index = 0; index < placed.length; index++) {
      placed[index] = Math.min(
        most - (placed.length - 1 - index) * gap,
        Math.max(least + index * gap, placed[index] ?? 0),
      );
    }
  }
  const result = new Array<number>(positions.length);
  order.forEach((index, rank) => {
    result[index] = placed[rank] ?? 0;
  });
  return result;
};
