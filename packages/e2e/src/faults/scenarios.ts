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

const toolProcess = (name: string, strike: (stage: Stage) => Promise<void> | void): Scenario => ({
  name: `tool process ${name}`,
  transport: "stdio",
  strike: async (stage) => strike(stage),
});

const signalled = (signal: NodeJS.Signals) => (stage: Stage) => {
  for (const pid of stage.toolProcesses()) process.kill(pid, signal);
};

const misbehaving = (fault: ProcessFault, lastsMs: number) => async (stage: Stage) => {
  misbehave(stage.toolProcesses(), stage.dataDirectory, fault);
  await sleep(lastsMs);
};

const PROCESS_FAULTS: readonly Scenario[] = [
  toolProcess("killed", signalled("SIGKILL")),
  toolProcess("killed three times", async (stage) => {
    for (let time = 0; time < 3; time++) {
      signalled("SIGKILL")(stage);
      await sleep(1_000);
    }
  }),
  toolProcess("stopped (SIGSTOP)", signalled("SIGSTOP")),
  toolProcess("hung in a loop", misbehaving("hang", 0)),
  toolProcess("out of memory", misbehaving("memory", 0)),
  toolProcess("prints invalid lines on stdout", misbehaving("invalid-lines", LASTS_MS)),
  toolProcess("floods stderr", misbehaving("flood", LASTS_MS)),
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
  ...PROCESS_FAULTS,
  ...SERVER_FAULTS.flatMap((fault) => [fault("http"), fault("rest")]),
  killed("auto"),
  network("in a black hole", "black-hole")("auto"),
];
