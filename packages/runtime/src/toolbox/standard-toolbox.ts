import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { CallRecord, Logger, McpContent } from "@twinhost/core";
import { createToolbox, type Toolbox } from "@twinhost/core";
import { createRequestStates, type RequestStates } from "@twinhost/mcp";
import type { CallLimits, UsageStore } from "@twinhost/policy";
import { openCallPolicy, sharedSecret } from "@twinhost/policy";
import type { ToolDependencies } from "@twinhost/tools";
import {
  createMathCalculator,
  createSqliteSearch,
  createTranslationEngines,
  tools,
  translatorOver,
} from "@twinhost/tools";
import { findWorkspaceRoot } from "../settings/data-dir.ts";
import type { HostSettings } from "../settings/host-settings.ts";
import { type EngineState, watchEngines } from "./engine-states.ts";
import { openStandardContent } from "./standard-content.ts";

export interface StandardToolbox {
  readonly toolbox: Toolbox;
  /** What MCP serves beside the tools. */
  readonly library: McpContent;
  /** False until the default corpus is indexed, which a host that finds no index does first. */
  isReady(): boolean;
  /** For `createMcpServer`: shared by all hosts with this data folder, across restarts. */
  readonly requestStates: RequestStates;
  /** How each engine is now; never rejects. */
  engineStates(): Promise<readonly EngineState[]>;
  /** Undefined with `USAGE=off`. */
  readonly usage: UsageStore | undefined;
  /** Of the calls; they may change while the host runs. */
  readonly limits: Pick<CallLimits, "change">;
  /** Does in the background what the first calls would wait for. For a host that is ready to serve. */
  warmUp(): void;
  close(): Promise<void>;
}

/**
 * The product's tools with their engines, limits, usage and audit, as every host runs them.
 * @param onCall hears of every call, for metrics
 * @param wrapEngines may lay something around the engines, such as tracing
 */
export const openStandardToolbox = (
  settings: HostSettings,
  log: Logger,
  onCall?: (call: CallRecord) => void,
  wrapEngines: (engines: ToolDependencies) => ToolDependencies = (engines) => engines,
): StandardToolbox => {
  makeDataDirectory(settings.DATA_DIR);
  const callPolicy = openCallPolicy(settings, log, onCall);
  const workspace = findWorkspaceRoot();
  const indexFile = join(settings.DATA_DIR, "search.sqlite");
  const searchEngine = createSqliteSearch({
    file: indexFile,
    defaultCorpus: workspace && join(workspace, "docs"),
    log,
  });
  const { library, close: closeLibrary } = openStandardContent({
    file: indexFile,
    indexReady: searchEngine.ready,
    log,
  });
  const calculator = createMathCalculator();
  const translationEngines = createTranslationEngines({
    engine: settings.TRANSLATOR,
    libreTranslateUrl: settings.LIBRETRANSLATE_URL,
    libreTranslateApiKey: settings.LIBRETRANSLATE_API_KEY,
    log,
  });
  const translator = translatorOver(translationEngines, log);
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
  const isReady = (): boolean => {
    if (!ready) awaitReady();
    return ready;
  };
  return {
    toolbox: createToolbox({
      tools,
      dependencies: wrapEngines({ calculator, searchEngine, translator }),
      log,
      ...callPolicy.toolboxOptions,
    }),
    library,
    requestStates: createRequestStates(() => sharedSecret(settings.DATA_DIR, "request-state")),
    usage: callPolicy.usage,
    limits: callPolicy.limits,
    isReady,
    engineStates: watchEngines({
      isSearchReady: isReady,
      calculator,
      translationEngines,
      isTranslatorChosen: settings.TRANSLATOR !== "auto",
    }),
    warmUp: () => {
      calculator.warmUp().catch((error: unknown) => log.error({ err: error }, "the calculator could not be loaded"));
    },
    close: async () => {
      await calculator.close();
      searchEngine.close();
      closeLibrary();
      callPolicy.close();
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
