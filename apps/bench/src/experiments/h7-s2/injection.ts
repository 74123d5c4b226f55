import { max } from "simple-statistics";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { dueIn, lostShare, type Outage } from "../outages.ts";
import type { Fault } from "./cells.ts";

/** What the proxy and a probe say of a fault at its end. */
interface Injection {
  /** Connections that were broken, or pieces that were swallowed or held up. */
  readonly injected: number;
  readonly isRefused: boolean;
}

/** Fewer would be chance: ten calls a second and more meet every fault. */
const LEAST = { reset: 10, "half-close": 10, "black-hole": 10, loss: 2 };

/** Proves a fault by the proxy's own count, or by a port that is closed. @throws where it did not show */
export const requireInjected = (fault: Fault, { injected, isRefused }: Injection): void => {
  if (fault === "refuse") {
    if (!isRefused) throw new Error("The network was to refuse connections, and accepted one.");
  } else if (injected < LEAST[fault])
    throw new Error(`The network struck ${injected} times with ${fault}, where ${LEAST[fault]} were the least.`);
};

/** A network that lets nothing through loses at least half of the calls of a client that tries each once: those near its ends may escape. */
const LEAST_LOST = 0.5;
/** A timer may fire a little early. */
const LEAST_STALL_MS = 180;

/** Proves it again by the calls that met it. @throws where they did not */
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
