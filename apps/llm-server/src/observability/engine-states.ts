import type { EngineState } from "@twinhost/core";

export interface LlmEngines {
  /** Whether the tools answer over the transport in use. */
  readonly areToolsReachable: () => Promise<boolean>;
  readonly isModelReady: () => Promise<boolean>;
  /** Engines of tools that run in this process; none while none do. */
  readonly ownEngines: () => Promise<readonly EngineState[]>;
}

/** What answers depend on. Without the model there are none; without tools many questions can still be answered. */
export const llmEngineStates =
  ({ areToolsReachable, isModelReady, ownEngines }: LlmEngines) =>
  async (): Promise<readonly EngineState[]> => {
    const [tools, model, own] = await Promise.all([areToolsReachable(), isModelReady(), ownEngines()]);
    return [
      { name: "model", state: stateOf(model), needed: true },
      { name: "tools", state: stateOf(tools), needed: false },
      ...own.map((engine) => ({ ...engine, needed: false })),
    ];
  };

const stateOf = (isReady: boolean): EngineState["state"] => (isReady ? "ready" : "unavailable");
