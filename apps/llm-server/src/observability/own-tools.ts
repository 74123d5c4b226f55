import type { Caller, EngineState } from "@twinhost/core";
import type { HostToolbox } from "@twinhost/runtime";

/** The tools in this process, for the transport `in-process`; opened on first use. */
export interface OwnTools {
  open(): HostToolbox;
  /** None before the tools are opened. */
  engineStates(): Promise<readonly EngineState[]>;
}

/** @param openToolbox opens them; an error that it throws goes to the caller, who may retry */
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

/** A caller's rate limit counts questions; the calls that an answer makes do not count again. */
const withoutRate = ({ ratePerMinute: _, ...caller }: Caller): Caller => caller;
