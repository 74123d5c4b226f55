import { openRelay, type Relay } from "./relay.ts";

export interface SlowNetwork extends Relay {
  /** Pieces of answers that waited so far. */
  delayed(): number;
}

/** A TCP relay on loopback with a round trip: answers wait for all of it, as timers cannot halve a millisecond. */
export const openSlowNetwork = async (targetPort: number, roundTripMs: number): Promise<SlowNetwork> => {
  let delayed = 0;
  const relay = await openRelay(targetPort, {
    request: (_bytes, forward) => forward(),
    response: (bytes, forward) => {
      if (bytes > 0) delayed++;
      setTimeout(forward, roundTripMs);
    },
  });
  return { ...relay, delayed: () => delayed };
};
