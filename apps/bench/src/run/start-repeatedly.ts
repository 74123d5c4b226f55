import { shuffle } from "simple-statistics";

/** Results of all starts of an item, or why one of them failed. */
export type Started<Seen> = { readonly starts: readonly Seen[] } | { readonly failure: unknown };

interface Repetition<Item, Seen> {
  readonly items: readonly Item[];
  /** Per item, in addition to the untimed first one. */
  readonly starts: number;
  measure(item: Item, isTimed: boolean): Promise<Seen>;
  onStep(label: string, item: Item): void;
}

/** Plan for a start that only checks the answers. */
export const UNTIMED = { warmUp: { calls: 0, mostMs: 0 }, slices: [] };

/**
 * Starts everything as often as asked, in a new order each time, so that all items meet the same conditions. An item
 * that fails has no figures, and is not started again.
 */
export const startRepeatedly = async <Item, Seen>({
  items,
  starts,
  measure,
  onStep,
}: Repetition<Item, Seen>): Promise<ReadonlyMap<Item, Started<Seen>>> => {
  const started = new Map<Item, { starts: Seen[] } | { failure: unknown }>(items.map((item) => [item, { starts: [] }]));
  const attempt = async (label: string, item: Item, isTimed: boolean): Promise<void> => {
    onStep(label, item);
    const before = started.get(item);
    if (!before || "failure" in before) return;
    try {
      const seen = await measure(item, isTimed);
      if (isTimed) before.starts.push(seen);
    } catch (failure) {
      started.set(item, { failure });
    }
  };
  // One untimed start checks the answers and fills the compile caches for all later ones.
  for (const item of items) await attempt("checking the answers", item, false);
  for (let start = 1; start <= starts; start++)
    for (const item of shuffle([...items])) await attempt(`start ${start} of ${starts}`, item, true);
  return started;
};
