import type { Toolbox } from "@twinhost/tools";

/** Tool calls that run now. */
export interface CallsInFlight {
  total(): number;
  byTransport(): ReadonlyMap<string, number>;
  /** The same toolbox, with its calls counted here. */
  watch(toolbox: Toolbox): Toolbox;
}

export const createCallsInFlight = (): CallsInFlight => {
  const running = new Map<string, number>();
  const add = (transport: string, change: 1 | -1): void => {
    running.set(transport, (running.get(transport) ?? 0) + change);
  };
  return {
    total: () => running.values().reduce((sum, count) => sum + count, 0),
    byTransport: () => running,
    watch: (toolbox) => ({
      ...toolbox,
      invoke: async (call) => {
        add(call.transport, 1);
        try {
          return await toolbox.invoke(call);
        } finally {
          add(call.transport, -1);
        }
      },
    }),
  };
};
