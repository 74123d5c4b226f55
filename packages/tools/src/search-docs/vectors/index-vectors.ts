import type { DatabaseSync } from "node:sqlite";

/** How long the vectors of a model are; undefined where the index has none. */
export const dimensionsOf = (database: DatabaseSync, model: string): number | undefined => {
  const row = database
    .prepare("SELECT length(components) AS dimensions FROM vectors WHERE model = ? LIMIT 1")
    .get(model);
  return row && Number(row.dimensions);
};

/**
 * The number of the next vector, inside a writing transaction. None is used twice, also where the largest one is gone: by
 * its number a search that has read a vector knows that it is the same.
 */
export const nextVectorNumber = (database: DatabaseSync): number => {
  const last = database.prepare("SELECT max(number) AS number FROM vectors").get()?.number;
  return Math.max(Number(last ?? 0) + 1, Date.now() * 1_000);
};
