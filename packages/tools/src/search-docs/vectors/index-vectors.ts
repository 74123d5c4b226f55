import type { DatabaseSync } from "node:sqlite";

/** The dimensions of a model's vectors; undefined if the index has none. */
export const dimensionsOf = (database: DatabaseSync, model: string): number | undefined => {
  const row = database
    .prepare("SELECT length(components) AS dimensions FROM vectors WHERE model = ? LIMIT 1")
    .get(model);
  return row && Number(row.dimensions);
};

/**
 * Inside a writing transaction: the number of the next vector. Numbers are never reused, not even after the largest one
 * was deleted: a search that has read a vector recognizes it by its number.
 */
export const nextVectorNumber = (database: DatabaseSync): number => {
  const last = database.prepare("SELECT max(number) AS number FROM vectors").get()?.number;
  return Math.max(Number(last ?? 0) + 1, Date.now() * 1_000);
};
