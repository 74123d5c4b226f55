import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { defineEngine } from "@twinhost/core";
import { findUpSync } from "find-up-simple";
import { clusterOf, searchSettings, searchSettingsProblem } from "./cluster/cluster-settings.ts";
import { openSearch } from "./open-search.ts";
import { embeddingServerOf } from "./vectors/embedding-settings.ts";

const searchIndexFile = (dataDirectory: string): string => join(dataDirectory, "search.sqlite");

/**
 * The folder of our guides, indexed if there is no index: next to the bundle in the package `twinhost`, else in the
 * nearest parent folder of this code that has them. The `docs` of somebody else's workspace do not count.
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
  open: ({ settings, dataDirectory, log }) =>
    openSearch({
      file: searchIndexFile(dataDirectory),
      defaultCorpus: findGuides(),
      cluster: clusterOf(settings),
      embeddings: embeddingServerOf(settings),
      log,
    }),
  ready: (engine) => engine.ready(),
  health: (engine) => [{ name: "search", check: (signal) => engine.check(signal), describe: () => engine.describe() }],
  spans: ["search"],
  close: (engine) => engine.close(),
});
