import { database } from "../session/database.ts";
import type { SavedComparison } from "./saved-comparison.ts";

/** The oldest are deleted beyond this number. */
const KEPT = 100;

export const readComparison = async (id: string): Promise<SavedComparison | undefined> =>
  (await database()).get("comparisons", id);

/** Newest first. */
export const listComparisons = async (): Promise<readonly SavedComparison[]> =>
  (await (await database()).getAllFromIndex("comparisons", "changedAt")).toReversed();

export const saveComparison = async (comparison: SavedComparison): Promise<void> => {
  const { store, done } = (await database()).transaction("comparisons", "readwrite");
  await store.put(comparison);
  const ids = await store.index("changedAt").getAllKeys();
  await Promise.all(ids.slice(0, -KEPT).map((id) => store.delete(id)));
  await done;
};

export const deleteComparison = async (id: string): Promise<void> => (await database()).delete("comparisons", id);
