import { readFileSync, writeFileSync } from "node:fs";
import type { CallTracker } from "@twinhost/e2e";

/** State shared by the hosts of a pool: the call that waits and the one that asks may reach different hosts. */
export const openSharedCallTracker = (file: string): CallTracker => {
  const read = (): CallTracker => {
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch {
      return { waiting: 0, stopped: 0 };
    }
  };
  const write = (change: Partial<CallTracker>): void => writeFileSync(file, JSON.stringify({ ...read(), ...change }));
  return {
    get waiting() {
      return read().waiting;
    },
    set waiting(waiting) {
      write({ waiting });
    },
    get stopped() {
      return read().stopped;
    },
    set stopped(stopped) {
      write({ stopped });
    },
  };
};
