import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createMathCalculator } from "./calculate/math-calculator.ts";
import type { Logger } from "./core/logger.ts";
import { type CallRecord, createToolbox, type Toolbox } from "./core/toolbox.ts";
import { createSqliteSearch } from "./search-docs/sqlite-search.ts";
import { findWorkspaceRoot } from "./settings/data-dir.ts";
import type { HostSettings } from "./settings/host-settings.ts";
import { tools } from "./tools.ts";
import { createTranslator } from "./translate/create-translator.ts";

export interface StandardToolbox {
  readonly toolbox: Toolbox;
  close(): Promise<void>;
}

/** The product's tools with their engines, as every host runs them. */
export const openStandardToolbox = (settings: HostSettings, log: Logger): StandardToolbox => {
  mkdirSync(settings.DATA_DIR, { recursive: true });
  const workspace = findWorkspaceRoot();
  const searchEngine = createSqliteSearch({
    file: join(settings.DATA_DIR, "search.sqlite"),
    defaultCorpus: workspace && join(workspace, "docs"),
    log,
  });
  const calculator = createMathCalculator();
  const translator = createTranslator({
    engine: settings.TRANSLATOR,
    libreTranslateUrl: settings.LIBRETRANSLATE_URL,
    log,
  });
  const recordUsage = (record: CallRecord): void => log.debug(record, "tool call");
  return {
    toolbox: createToolbox({ tools, dependencies: { calculator, searchEngine, translator }, log, recordUsage }),
    close: async () => {
      await calculator.close();
      searchEngine.close();
    },
  };
};
