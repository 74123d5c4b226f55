import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineEngine, oneOf } from "@twinhost/core";
import { findUpSync } from "find-up-simple";
import { z } from "zod";
import { createSqliteSearch, type SqliteSearch } from "./sqlite-search.ts";

/** The index's database in the data folder. */
export const searchIndexFile = (dataDirectory: string): string => join(dataDirectory, "search.sqlite");

/**
 * Folder of our guides, which are indexed where there is no index: beside the bundle in the package `twinhost`, else in a
 * folder above this code that has them. The `docs` of somebody else's workspace are not it.
 */
export const findGuides = (): string | undefined => {
  const packaged = join(import.meta.dirname, "docs");
  if (existsSync(packaged)) return packaged;
  const guide = findUpSync("docs/en/adding-a-tool.md", { cwd: import.meta.dirname });
  return guide && dirname(dirname(guide));
};

/** The document index behind `search_docs` and the document resources. */
export const searchIndex = defineEngine({
  name: "search",
  settings: z.object({
    SEARCH_ENGINE: oneOf(["sqlite"]).default("sqlite").describe("what searches the documents"),
  }),
  open: ({ dataDirectory, log }): SqliteSearch =>
    createSqliteSearch({ file: searchIndexFile(dataDirectory), defaultCorpus: findGuides(), log }),
  ready: (engine) => engine.ready(),
  spans: ["search"],
  close: (engine) => engine.close(),
});
