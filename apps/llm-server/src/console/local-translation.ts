import { type EngineState, type Logger, type OpenedToolbox, openToolbox } from "@twinhost/core";
import { translate } from "@twinhost/tools";

/** The engines that translate on this computer: those of the tool child, and of tools in this process. */
export interface LocalTranslation {
  /** How they are. They open when this is asked first. */
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
