import { setTimeout as sleep } from "node:timers/promises";
import { misbehave, type NetworkMode, type ProcessFault } from "@twinhost/faults";
import type { Stage } from "./stage.ts";

/** A fault, and the transport that it affects. */
export interface Scenario {
  readonly name: string;
  readonly transport: "http" | "rest" | "stdio" | "auto";
  /** Injects the fault and resolves when it is over, or at once if it is permanent. */
  strike(stage: Stage): Promise<void>;
}

/** Duration of a temporary fault. */
const LASTS_MS = 2_500;

const child = (name: string, strike: (stage: Stage) => Promise<void> | void): Scenario => ({
  name: `tool child ${name}`,
  transport: "stdio",
  strike: async (stage) => strike(stage),
});

const signalled = (signal: NodeJS.Signals) => (stage: Stage) => {
  for (const pid of stage.toolChildren()) process.kill(pid, signal);
};

const misbehaving = (fault: ProcessFault, lastsMs: number) => async (stage: Stage) => {
  misbehave(stage.toolChildren(), stage.dataDirectory, fault);
  await sleep(lastsMs);
};

const CHILD_FAULTS: readonly Scenario[] = [
  child("killed", signalled("SIGKILL")),
  child("killed three times", async (stage) => {
    for (let time = 0; time < 3; time++) {
      signalled("SIGKILL")(stage);
      await sleep(1_000);
    }
  }),
  child("stopped (SIGSTOP)", signalled("SIGSTOP")),
  child("hung in a loop", misbehaving("hang", 0)),
  child("out of memory", misbehaving("memory", 0)),
  child("prints invalid lines on stdout", misbehaving("invalid-lines", LASTS_MS)),
  child("floods stderr", misbehaving("flood", LASTS_MS)),
];

const network =
  (name: string, mode: NetworkMode) =>
  (transport: Scenario["transport"]): Scenario => ({
    name: `tool server ${name}`,
    transport,
    strike: async ({ network }) => {
      await network.set(mode);
      await sleep(LASTS_MS);
      await network.set("pass");
    },
  });

const killed = (transport: Scenario["transport"]): Scenario => ({
  name: "tool server killed",
  transport,
  strike: async (stage) => {
    await stage.endToolServer("SIGKILL");
    await sleep(LASTS_MS);
    await stage.startToolServer();
  },
});

const restarted = (transport: Scenario["transport"]): Scenario => ({
  name: "tool server restarted",
  transport,
  strike: async (stage) => {
    await stage.endToolServer("SIGTERM");
    await stage.startToolServer();
  },
});

const SERVER_FAULTS = [
  killed,
  network("refuses", "refuse"),
  network("in a black hole", "black-hole"),
  network("reset mid-response", "reset"),
  network("half-closes answers", "half-close"),
  network("slow", "slow"),
  restarted,
];

/** All combinations of fault and transport. */
export const SCENARIOS: readonly Scenario[] = [
  ...CHILD_FAULTS,
  ...SERVER_FAULTS.flatMap((fault) => [fault("http"), fault("rest")]),
  killed("auto"),
  network("in a black hole", "black-hole")("auto"),
];
