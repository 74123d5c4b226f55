/**
 * SQL expression that tells whether a row of `documents` is one of the product's guides, as 1 or 0. The longest prefix
 * tells its folder: the only folder of a corpus has an empty one, which also fits the ids of added documents.
 */
export const IS_GUIDE = `EXISTS (
  SELECT 1 FROM folders WHERE is_guide AND substr(documents.id, 1, length(prefix)) = prefix AND NOT EXISTS (
    SELECT 1 FROM folders AS longer WHERE length(longer.prefix) > length(folders.prefix)
      AND substr(documents.id, 1, length(longer.prefix)) = longer.prefix
  )
)`;
