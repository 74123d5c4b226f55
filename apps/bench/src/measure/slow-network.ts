import { openRelay, type Relay } from "@twinhost/faults";

export interface SlowNetwork extends Pick<Relay, "port" | "close"> {
  /** Chunks of answers delayed so far. */
  delayed(): number;
}

/** A TCP relay on loopback with a round trip. Only answers are delayed, because timers cannot halve a millisecond. */
export const openSlowNetwork = async (targetPort: number, roundTripMs: number): Promise<SlowNetwork> => {
  let delayed = 0;
  const relay = await openRelay(targetPort, () => ({
    request: (piece, forward) => forward(piece),
    response: (piece, forward) => {
      if (piece) delayed++;
      setTimeout(forward, roundTripMs, piece);
    },
  }));
  return { ...relay, delayed: () => delayed };
};
