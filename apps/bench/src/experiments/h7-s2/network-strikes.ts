import { connect } from "node:net";
import type { FaultyNetwork } from "@twinhost/faults";
import type { FaultTimes, Strike } from "../strikes.ts";
import { FAULTS, type Fault } from "./cells.ts";
import { requireFelt, requireInjected } from "./injection.ts";

/** Each network fault, in turn. */
export const networkStrikes = (
  network: FaultyNetwork,
  times: Readonly<Record<Fault, FaultTimes>>,
): readonly Strike<Fault>[] =>
  FAULTS.map((fault) => ({
    fault,
    times: times[fault],
    begin: () => network.set(fault),
    end: async () => {
      const injection = { injected: network.injected(), isRefused: await isRefused(network.url) };
      await network.set("pass");
      requireInjected(fault, injection);
    },
    prove: requireFelt,
  }));

const isRefused = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", () => resolve(true));
  });
