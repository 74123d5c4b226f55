import { dirname, join } from "node:path";
import { defineEngine, oneOf } from "@twinhost/core";
import { findUpSync } from "find-up-simple";
import { z } from "zod";
import { createSqliteSearch, type SqliteSearch } from "./sqlite-search.ts";

/** The index's database in the data folder. */
export const searchIndexFile = (dataDirectory: string): string => join(dataDirectory, "search.sqlite");

/** What is indexed where there is no index: this workspace's documents, if the code runs in one. */
const defaultCorpus = (): string | undefined => {
  const marker = findUpSync("pnpm-workspace.yaml", { cwd: import.meta.dirname });
  return marker && join(dirname(marker), "docs");
};

/** The document index behind `search_docs` and the document resources. */
export const searchIndex = defineEngine({
  name: "search",
  settings: z.object({
    SEARCH_ENGINE: oneOf(["sqlite"]).default("sqlite").describe("what searches the documents"),
  }),
  open: ({ dataDirectory, log }): SqliteSearch =>
    createSqliteSearch({ file: searchIndexFile(dataDirectory), defaultCorpus: defaultCorpus(), log }),
  ready: (engine) => engine.ready(),
  spans: ["search"],
  close: (engine) => engine.close(),
});
