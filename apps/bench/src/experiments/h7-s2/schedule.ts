import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultyNetwork } from "@twinhost/faults";
import { now, type Outage } from "../outages.ts";
import { FAULTS, type Fault } from "./cells.ts";
import { type Injection, requireInjected } from "./injection.ts";

/** In milliseconds. */
export interface Plan {
  readonly before: number;
  /** How long each fault lasts, and how long the network passes after it: breakers look once a second whether it is back. */
  readonly faults: Readonly<Record<Fault, readonly [lasts: number, recovery: number]>>;
}

/** How long the load must go on. */
export const secondsOf = ({ before, faults }: Plan): number =>
  Object.values(faults).reduce((sum, [lasts, recovery]) => sum + lasts + recovery, before) / 1_000;

/** Injects one fault after the other. @throws where one did not show */
export const runSchedule = async (network: FaultyNetwork, plan: Plan): Promise<Outage<Fault>[]> => {
  const outages: Outage<Fault>[] = [];
  await sleep(plan.before);
  for (const fault of FAULTS) {
    const [lasts, recovery] = plan.faults[fault];
    const from = now();
    await network.set(fault);
    await sleep(lasts);
    const injection: Injection = {
      injected: network.injected(),
      isRefused: await isRefused(network.url),
    };
    const to = now();
    await network.set("pass");
    requireInjected(fault, injection);
    await sleep(recovery);
    outages.push({ fault, from, to, until: now() });
  }
  return outages;
};

const isRefused = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", () => resolve(true));
  });
