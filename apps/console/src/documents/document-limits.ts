import type { Config } from "../api/types.ts";

/** The largest document in bytes, by file extension. */
export type DocumentLimits = Config["limits"]["documents"];

/** Files of other extensions may have as much as any: the server says why it refuses them. */
export const isTooLarge = ({ name, size }: Pick<File, "name" | "size">, limits: DocumentLimits): boolean => {
  const [ending = ""] = /\.[^.]*$/.exec(name.trim().toLowerCase()) ?? [];
  return size > (limits[ending] ?? Math.max(...Object.values(limits)));
};

/** The extensions that share a limit. */
export const byLimit = (limits: DocumentLimits): { readonly endings: readonly string[]; readonly bytes: number }[] =>
  [...Map.groupBy(Object.entries(limits), ([, bytes]) => bytes)].map(([bytes, entries]) => ({
    endings: entries.map(([ending]) => ending),
    bytes,
  }));
