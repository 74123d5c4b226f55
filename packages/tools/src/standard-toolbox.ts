import { accessSync, constants, mkdirSync } from "node:fs";
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
  /** False until the default corpus is indexed, which a host that finds no index does first. */
  isReady(): boolean;
  close(): Promise<void>;
}

/** The product's tools with their engines, as every host runs them. */
export const openStandardToolbox = (settings: HostSettings, log: Logger): StandardToolbox => {
  makeDataDirectory(settings.DATA_DIR);
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
    libreTranslateApiKey: settings.LIBRETRANSLATE_API_KEY,
    log,
  });
  let ready = false;
  const awaitReady = (): void => {
    searchEngine.ready().then(
      () => {
        ready = true;
      },
      () => {}, // logged by the engine; the next look tries again
    );
  };
  awaitReady();
  const recordUsage = (record: CallRecord): void => log.debug(record, "tool call");
  return {
    toolbox: createToolbox({ tools, dependencies: { calculator, searchEngine, translator }, log, recordUsage }),
    isReady: () => {
      if (!ready) awaitReady();
      return ready;
    },
    close: async () => {
      await calculator.close();
      searchEngine.close();
    },
  };
};

const makeDataDirectory = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
  } catch (cause) {
    throw new Error(`DATA_DIR must be a folder that can be written (${(cause as Error).message})`, { cause });
  }
};
