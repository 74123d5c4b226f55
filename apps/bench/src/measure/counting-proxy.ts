import type { ByteCounts } from "./byte-counts.ts";
import { openRelay, type Relay } from "./relay.ts";

export interface CountingProxy extends Relay {
  counts(): ByteCounts;
}

/** A TCP relay on loopback that counts before it forwards: when an answer has arrived, its bytes are in the count. */
export const openCountingProxy = async (targetPort: number): Promise<CountingProxy> => {
  const counts = { request: 0, response: 0 };
  const counting = (direction: keyof ByteCounts) => (bytes: number, forward: () => void) => {
    counts[direction] += bytes;
    forward();
  };
  const relay = await openRelay(targetPort, { request: counting("request"), response: counting("response") });
  return { ...relay, counts: () => ({ ...counts }) };
};
