import { max } from "simple-statistics";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { dueIn, endOf, lostShare, type Outage } from "../outages.ts";
import { type Fault, ROWS } from "./cells.ts";

/** What the proxy and a probe say of a fault at its end. */
export interface Injection {
  /** Connections that were broken, or pieces that were swallowed or held up. */
  readonly injected: number;
  readonly isRefused: boolean;
}

/** Fewer would be chance: ten calls a second and more meet every fault. */
const LEAST = { reset: 10, "black-hole": 10, loss: 2 };

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
export const requireFelt = (calls: readonly OpenLoopCall[], outages: readonly Outage<Fault>[]): void => {
  for (const { fault, from, to } of outages) {
    const met = dueIn(calls, from, to);
    if (fault === "loss") {
      const overNetwork = met.filter(({ lane }) => !lane.includes("stdio"));
      const slowest = max(overNetwork.map(({ nanoseconds }) => nanoseconds / 1e6));
      if (slowest < LEAST_STALL_MS) throw new Error(`Of the lost packets no call waited longer than ${slowest} ms.`);
      continue;
    }
    const unprotected = lostShare(met.filter(({ lane }) => lane.endsWith("-off")));
    if (unprotected < LEAST_LOST)
      throw new Error(`With ${fault} only ${Math.round(100 * unprotected)} % of the unprotected calls failed.`);
  }
};

/** So long before a fault a row must have answered. */
const BACK_MS = 500;

/** What is measured of a fault is not the one before. @throws where a row had not recovered, or was far too slow */
export const requireRecovered = (calls: readonly OpenLoopCall[], outages: readonly Outage<Fault>[]): void => {
  for (const { fault, from } of outages)
    for (const row of ROWS) {
      const before = calls.filter((call) => call.lane === row && endOf(call) >= from - BACK_MS && endOf(call) < from);
      if (before.length === 0 || before.some(({ failure }) => failure !== undefined))
        throw new Error(
          `${row} did not answer in the ${BACK_MS} ms before ${fault}: it was not back, or the machine has other work.`,
        );
    }
};
