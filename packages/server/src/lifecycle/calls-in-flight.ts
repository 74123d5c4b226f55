import type { Call, Toolbox } from "@twinhost/core";

/** The calls that are running. */
export interface CallsInFlight {
  total(): number;
  byTransport(): ReadonlyMap<string, number>;
  /** The same toolbox, with its calls counted here. */
  watch(toolbox: Toolbox): Toolbox;
}

/** A tool server's transports: shown before the first call too, since an autoscaler cannot act on a missing metric. */
const ALWAYS_SHOWN = ["http", "rest"];

export const createCallsInFlight = (): CallsInFlight => {
  const running = new Map<string, number>(ALWAYS_SHOWN.map((transport) => [transport, 0]));
  const add = (transport: string, change: 1 | -1): void => {
    running.set(transport, (running.get(transport) ?? 0) + change);
  };
  const counted = async <Result>({ transport }: Call, work: () => Promise<Result>): Promise<Result> => {
    add(transport, 1);
    try {
      return await work();
    } finally {
      add(transport, -1);
    }
  };
  return {
    total: () => running.values().reduce((sum, count) => sum + count, 0),
    byTransport: () => running,
    watch: (toolbox) => ({
      ...toolbox,
      invoke: (call) => counted(call, () => toolbox.invoke(call)),
      serve: (request, work) => counted(request, () => toolbox.serve(request, work)),
    }),
  };
};
