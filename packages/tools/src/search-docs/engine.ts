import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineEngine } from "@twinhost/core";
import { findUpSync } from "find-up-simple";
import { clusterOf, searchSettings, searchSettingsProblem } from "./cluster/cluster-settings.ts";
import type { SearchEngine } from "./search-engine.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

/** The index's database in the data folder. */
const searchIndexFile = (dataDirectory: string): string => join(dataDirectory, "search.sqlite");

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
  settings: searchSettings,
  settingsProblem: searchSettingsProblem,
  open: ({ settings, dataDirectory, log }): SearchEngine | Promise<SearchEngine> => {
    const options = { file: searchIndexFile(dataDirectory), defaultCorpus: findGuides(), log };
    const cluster = clusterOf(settings);
    if (!cluster) return createSqliteSearch(options);
    // It indexes in this process: what reads documents is not loaded where SQLite searches.
    return import("./cluster/cluster-search.ts").then(({ createClusterSearch }) =>
      createClusterSearch({ ...options, cluster }),
    );
  },
  ready: (engine) => engine.ready(),
  health: (engine) => [{ name: "search", check: (signal) => engine.check(signal), describe: () => engine.describe() }],
  spans: ["search"],
  close: (engine) => engine.close(),
});
