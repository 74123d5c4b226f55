import type { DatabaseSync } from "node:sqlite";

/** How long the vectors of a model are; undefined where the index has none. */
export const dimensionsOf = (database: DatabaseSync, model: string): number | undefined => {
  const row = database
    .prepare("SELECT length(components) AS dimensions FROM vectors WHERE model = ? LIMIT 1")
    .get(model);
  return row && Number(row.dimensions);
};
