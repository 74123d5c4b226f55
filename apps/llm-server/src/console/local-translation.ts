import { type EngineState, type Logger, type OpenedToolbox, openToolbox } from "@twinhost/core";
import { translate } from "@twinhost/tools";

/** The engines that translate on this computer, for the tool process and for tools in this process. */
export interface LocalTranslation {
  /** Their states. The first call opens the engines. */
  states(): Promise<readonly EngineState[]>;
  close(): Promise<void>;
}

export const createLocalTranslation = (settings: { readonly DATA_DIR: string }, log: Logger): LocalTranslation => {
  let opened: OpenedToolbox | undefined;
  return {
    states: () => {
      opened ??= openToolbox({
        tools: [translate],
        settings: { ...settings },
        dataDirectory: settings.DATA_DIR,
        recordUsage: () => {},
        log,
      });
      return opened.engineStates();
    },
    close: async () => opened?.close(),
  };
};
