/** Counts up with every change of the mapping or of what a document is made of. */
export const INDEX_VERSION = 1;

/** What of an index is remembered with it. */
export interface IndexMeta {
  readonly version: number;
  /** The analyzer of Korean. */
  readonly korean: "nori" | "cjk";
}

/** More than any document has. */
const MOST_PASSAGES = 2 ** 17;

/** Settings and mapping of an index: each text is analyzed as English and, beside it, as Korean. */
export const indexBody = (meta: IndexMeta): object => {
  const text = { type: "text", analyzer: "english", fields: { ko: { type: "text", analyzer: meta.korean } } };
  const unsearched = { type: "text", index: false };
  return {
    settings: {
      // A copy on a second node, where there is one.
      auto_expand_replicas: "0-1",
      refresh_interval: "-1",
      "mapping.nested_objects.limit": MOST_PASSAGES,
    },
    mappings: {
      dynamic: "strict",
      _meta: meta,
      properties: {
        id: { type: "keyword" },
        title: text,
        name: text,
        hash: { type: "keyword", index: false },
        isKorean: { type: "boolean" },
        isGuide: { type: "boolean" },
        content: unsearched,
        passages: { type: "nested", properties: { heading: text, text, section: unsearched } },
      },
    },
  };
};
