import { openRelay, type Passage, type Relay } from "@twinhost/faults";
import type { ByteCounts } from "./byte-counts.ts";

export interface CountingProxy extends Pick<Relay, "port" | "close"> {
  counts(): ByteCounts;
}

/** A TCP relay on loopback that counts before it forwards, so that a received answer is always counted. */
export const openCountingProxy = async (targetPort: number): Promise<CountingProxy> => {
  const counts = { request: 0, response: 0 };
  const counting =
    (direction: keyof ByteCounts): Passage =>
    (piece, forward) => {
      counts[direction] += piece?.length ?? 0;
      forward(piece);
    };
  const relay = await openRelay(targetPort, () => ({ request: counting("request"), response: counting("response") }));
  return { ...relay, counts: () => ({ ...counts }) };
};
