import { shuffle } from "simple-statistics";

/** What the starts of something saw, or why one of them came to nothing. */
export type Started<Seen> = { readonly starts: readonly Seen[] } | { readonly failure: unknown };

interface Repetition<Item, Seen> {
  readonly items: readonly Item[];
  /** Of each, beside the first, which is not timed. */
  readonly starts: number;
  measure(item: Item, isTimed: boolean): Promise<Seen>;
  onStep(label: string, item: Item): void;
}

/** For a start that checks the answers and times nothing. */
export const UNTIMED = { warmUp: { calls: 0, mostMs: 0 }, slices: [] };

/**
 * Starts everything as often as asked, each time in another order, so that all meet the same moments. What answers wrongly has
 * no figures, and is not started again.
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
  // Once untimed: answers are checked, and what compiles once and is kept is there for every start.
  for (const item of items) await attempt("checking the answers", item, false);
  for (let start = 1; start <= starts; start++)
    for (const item of shuffle([...items])) await attempt(`start ${start} of ${starts}`, item, true);
  return started;
};
