import { max } from "simple-statistics";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { dueIn, lostShare, type Outage } from "../outages.ts";
import type { Fault } from "./cells.ts";

/** What the proxy and a connection attempt report at the end of a fault. */
interface Injection {
  /** Connections that were broken, or pieces of data that were dropped or delayed. */
  readonly injected: number;
  readonly isRefused: boolean;
}

/** Fewer would be chance: at least ten calls per second meet every fault. */
const LEAST = { reset: 10, "half-close": 10, "black-hole": 10, loss: 2 };

/** Proves a fault by the proxy's own count, or by a closed port. @throws if it had no effect */
export const requireInjected = (fault: Fault, { injected, isRefused }: Injection): void => {
  if (fault === "refuse") {
    if (!isRefused) throw new Error("The network was to refuse connections, and accepted one.");
  } else if (injected < LEAST[fault])
    throw new Error(`The network struck ${injected} times with ${fault}, where ${LEAST[fault]} were the least.`);
};

/** A network that lets nothing through fails half or more of the calls without retries; those at its edges may pass. */
const LEAST_LOST = 0.5;
/** A timer may fire a little early. */
const LEAST_STALL_MS = 180;

/** Proves it again by its effect on the calls. @throws if they did not feel it */
export const requireFelt = (calls: readonly OpenLoopCall[], { fault, from, to }: Outage<Fault>): void => {
  const met = dueIn(calls, from, to);
  if (fault === "loss") {
    const overNetwork = met.filter(({ lane }) => !lane.includes("stdio"));
    const slowest = max(overNetwork.map(({ nanoseconds }) => nanoseconds / 1e6));
    if (slowest < LEAST_STALL_MS) throw new Error(`Of the lost packets no call waited longer than ${slowest} ms.`);
    return;
  }
  const unprotected = lostShare(met.filter(({ lane }) => lane.endsWith("-off")));
  if (unprotected < LEAST_LOST)
    throw new Error(`With ${fault} only ${Math.round(100 * unprotected)} % of the unprotected calls failed.`);
};
