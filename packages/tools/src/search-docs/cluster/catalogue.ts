import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { readDocument } from "../../resources/document-text.ts";
import { nameWithoutEnding } from "../index-writer.ts";
import { withoutMarks } from "../passage-marks.ts";
import { joinSection, type SectionRow } from "../section.ts";
import type { BulkDocument } from "./cluster-client.ts";

/**
 * The documents of the index in SQLite, as a cluster gets them. What an indexing finds out (which files changed, which are
 * gone or cannot be read now) is found out there, once for every engine.
 */
export interface Catalogue {
  keys(): string[];
  /** The documents of these keys; one that is gone meanwhile is left out. */
  documents(keys: readonly string[]): AsyncGenerator<BulkDocument>;
}

export const openCatalogue = (database: DatabaseSync, log: Logger): Catalogue => {
  const keys = database.prepare("SELECT number FROM documents ORDER BY number");
  const find = database.prepare(DOCUMENT);
  const passages = database.prepare("SELECT number, heading, text FROM passages WHERE document = ? ORDER BY number");
  return {
    keys: () => keys.all().map(({ number }) => String(number)),
    documents: async function* (wanted) {
      for (const key of wanted) {
        const found = find.get(Number(key)) as unknown as DocumentRow | undefined;
        if (!found) continue;
        const { id, title, hash, is_korean, is_guide } = found;
        const rows = passages.all(Number(key)) as unknown as SectionRow[];
        const content = (await readDocument(database, id, log)) ?? rows.map(({ text }) => text).join("\n\n");
        const source = {
          id,
          title,
          // A word of the engines' analyzers may have such a line in it.
          name: nameWithoutEnding(id).replaceAll("_", " "),
          hash,
          isKorean: is_korean === 1,
          isGuide: is_guide === 1,
          content,
          passages: toPassages(rows),
        };
        yield { key, source };
      }
    },
  };
};

const toPassages = (rows: readonly SectionRow[]): object[] => {
  const sections = Map.groupBy(rows, ({ heading }) => heading);
  return rows.map(({ number, heading, text }) => ({
    heading,
    text: withoutMarks(text),
    section: joinSection(sections.get(heading) ?? [], number),
  }));
};

interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly is_korean: number;
  readonly is_guide: number;
}

const DOCUMENT = `
  SELECT id, title, hash, is_korean, EXISTS (SELECT 1 FROM folders
    WHERE is_guide AND substr(documents.id, 1, length(prefix)) = prefix) AS is_guide
  FROM documents WHERE number = ?
`;
