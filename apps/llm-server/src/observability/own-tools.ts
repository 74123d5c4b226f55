import type { Caller, EngineState } from "@twinhost/core";
import type { HostToolbox } from "@twinhost/runtime";

/** The tools in this very process, for the transport `in-process`. They open with their first use. */
export interface OwnTools {
  open(): HostToolbox;
  /** None before that. */
  engineStates(): Promise<readonly EngineState[]>;
}

/** @param openToolbox opens them; an error that it throws is the caller's, who may try again */
export const createOwnTools = (openToolbox: () => HostToolbox): OwnTools => {
  let opened: HostToolbox | undefined;
  return {
    open: () => {
      const tools = openToolbox();
      opened = tools;
      const { toolbox } = tools;
      return {
        ...tools,
        toolbox: {
          ...toolbox,
          invoke: (call) =>
            toolbox.invoke(
              call.caller.ratePerMinute === undefined ? call : { ...call, caller: withoutRate(call.caller) },
            ),
        },
      };
    },
    engineStates: async () => opened?.engineStates() ?? [],
  };
};

/** A caller's rate counts its questions; the calls that an answer makes are not counted again. */
const withoutRate = ({ ratePerMinute: _, ...caller }: Caller): Caller => caller;
