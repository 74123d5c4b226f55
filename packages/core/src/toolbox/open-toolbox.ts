import type { ContentDefinition } from "../content/content-definition.ts";
import type { McpContent } from "../content/mcp-content.ts";
import type { AnyEngine } from "../engine/define-engine.ts";
import { type EngineState, watchEngines } from "../engine/engine-states.ts";
import { type OpenEngineOptions, type OpenedEngine, openEngine } from "../engine/open-engine.ts";
import { createEventBus, type EventBus } from "../event-bus.ts";
import { pickSettings } from "../settings/declared-settings.ts";
import { createToolbox, type Toolbox, type ToolboxOptions } from "./toolbox.ts";

/** Options of {@link openToolbox}: tools, parsed settings, data folder of the engines, and recording of calls. */
export interface OpenToolboxOptions
  extends OpenEngineOptions,
    Pick<ToolboxOptions, "tools" | "source" | "recordUsage" | "limits"> {
  /** What MCP serves in addition to the tools. */
  readonly content?: ContentDefinition | undefined;
}

/** The tools of a running host, with their engines. */
export interface OpenedToolbox {
  readonly toolbox: Toolbox;
  /** What MCP serves in addition to the tools; undefined without `content`. */
  readonly library: McpContent | undefined;
  /** Where changes to tools, prompts and resources are published. */
  readonly changes: EventBus;
  /** Whether every engine can serve calls, and the source has started. */
  isReady(): boolean;
  /** The current state of each engine; never rejects. */
  engineStates(): Promise<readonly EngineState[]>;
  /** Prepares in the background what the first calls would otherwise wait for. Call it once the host can serve. */
  warmUp(): void;
  /** Closes what was opened; calls in flight should have ended. */
  close(): Promise<void>;
}

/**
 * Opens each engine once, however many tools share it, and puts the pipeline in front of the tools.
 * @throws what an engine's `open` throws, after closing the engines opened before it
 * @example
 * const { toolbox, close } = openToolbox({ tools, settings: {}, dataDirectory, log, recordUsage: () => {} });
 */
export const openToolbox = (options: OpenToolboxOptions): OpenedToolbox => {
  const { tools, source, content, settings } = options;
  const engines = openAll([...tools.map(({ engine }) => engine), content?.resources.engine], options);
  const use = (engine: AnyEngine | undefined) => engine && engines.get(engine)?.use();
  const changes = createEventBus();
  const resources = content?.resources.open(() => use(content.resources.engine), { ...options, changes });
  const all = [...engines.values()];
  source?.onChanged(() => changes.publish({ kind: "tools_list_changed" }));
  const ownSettings = new Map(tools.map((tool) => [tool, pickSettings(tool.settings, settings)]));
  return {
    toolbox: createToolbox({
      ...options,
      engineOf: ({ engine }) => use(engine),
      settingsOf: (tool) => ownSettings.get(tool),
    }),
    library: content && resources && { resources, prompts: content.prompts, changes },
    changes,
    isReady: () => all.map((engine) => engine.isReady()).every(Boolean) && (source?.hasStarted() ?? true),
    engineStates: watchEngines(all),
    warmUp: () => {
      for (const engine of all) engine.warmUp();
    },
    close: async () => {
      resources?.close();
      await Promise.all([...all.map((engine) => engine.close()), source?.close()]);
    },
  };
};

const openAll = (
  definitions: readonly (AnyEngine | undefined)[],
  options: OpenEngineOptions,
): ReadonlyMap<AnyEngine, OpenedEngine> => {
  const engines = new Map<AnyEngine, OpenedEngine>();
  try {
    for (const definition of definitions)
      if (definition && !engines.has(definition)) engines.set(definition, openEngine(definition, options));
  } catch (error) {
    for (const engine of engines.values()) engine.close();
    throw error;
  }
  return engines;
};
