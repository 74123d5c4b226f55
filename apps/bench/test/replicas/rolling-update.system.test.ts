import { openKeyStore } from "@twinhost/policy";
import { createDataDirectory, describeIfInstalled } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServerCommand } from "../../src/arms/arm.ts";
import { builtHosts, findArm } from "../../src/arms/catalog.ts";
import { requireAllAnswered } from "../../src/experiments/open-loop.ts";
import { endOf } from "../../src/experiments/outages.ts";
import type { Lane } from "../../src/generator/in-turns.ts";
import { type OpenLoopCall, runOpenLoop } from "../../src/generator/open-loop.ts";
import { toolboxHost } from "../../src/toolbox/commands.ts";
import { calculateCalls } from "../../src/workload/workload.ts";
import {
  closeAll,
  LANES,
  NGINX,
  openLanes,
  type Replica,
  startEntrance,
  startReplicas,
} from "./replicas-under-test.ts";

/** `ROLLS=100` for a longer run. */
const ROLLS = Number(process.env.ROLLS ?? 20);
/** Each with calls in flight on the replica that it hits. */
const KILLS = 3;
/** Of each lane; with the slow tool as many as one replica alone can serve. */
const PER_SECOND = { fast: 25, slow: 2 };
/** More than any run needs. */
const MOST_SECONDS = 3_600;

/** Calls the lanes all the time while something happens to the replicas. */
const callDuring = async (
  lanes: ReadonlyMap<string, Lane>,
  perSecond: number,
  happens: () => Promise<void>,
): Promise<OpenLoopCall[]> => {
  const ending = new AbortController();
  const turns = MOST_SECONDS * perSecond;
  const load = runOpenLoop(lanes, { perSecond: perSecond * lanes.size, turns, signal: ending.signal });
  try {
    await happens();
  } finally {
    ending.abort();
  }
  return (await load).calls;
};

describeIfInstalled(NGINX, "two replicas behind nginx as the guide has it", () => {
  const closers: (() => Promise<void>)[] = [];
  let replicas: readonly Replica[];
  let url: string;
  const open = async (command: ServerCommand | undefined): Promise<void> => {
    if (!command) throw new Error("The arm has no server.");
    replicas = await startReplicas(command, closers);
    url = await startEntrance(replicas, closers);
  };

  describe("updated one after the other", () => {
    const data = createDataDirectory();
    beforeAll(() => open(findArm(builtHosts, data.path, "http").servers[0]));
    afterAll(async () => {
      await closeAll(closers);
      data.remove();
    });

    it(`lose no call in ${ROLLS} updates of both`, { timeout: 1_200_000 }, async () => {
      const store = openKeyStore(data.path);
      const rights = { owner: "test", tools: ["*"], role: "caller", ratePerMinute: null, expiresAt: null } as const;
      const { key: apiKey } = store.create(rights);
      store.close();
      const lanes = await openLanes({ url, calls: calculateCalls(), resilience: false, apiKey }, closers);
      const calls = await callDuring(lanes, PER_SECOND.fast, async () => {
        for (let roll = 0; roll < ROLLS; roll++) for (const replica of replicas) await replica.update();
      });
      requireAllAnswered({ calls, lateness: 0 });
      for (const lane of LANES)
        expect(calls.filter((call) => call.lane === lane).length, lane).toBeGreaterThan(ROLLS * PER_SECOND.fast);
    });
  });

  describe("killed with calls in flight", () => {
    const data = createDataDirectory();
    beforeAll(() => open(toolboxHost("toolbox-http-server", data.path)));
    afterAll(async () => {
      await closeAll(closers);
      data.remove();
    });

    const slow = ["a", "b"].map((text) => ({
      tool: "io_bound",
      arguments: { text, milliseconds: 500 },
      expected: { text },
    }));
    const inFlightOn = async (replica: Replica): Promise<number> => {
      const metrics = await (await fetch(`${replica.url}/metrics`)).text();
      return [...metrics.matchAll(/^twinhost_tool_calls_in_flight\{.*\} (\d+)$/gm)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );
    };
    /** @returns the calls, and when replicas were killed */
    const callDuringKills = async (resilience: boolean) => {
      const kills: number[] = [];
      const lanes = await openLanes({ url, calls: slow, resilience }, closers);
      const calls = await callDuring(lanes, PER_SECOND.slow, async () => {
        for (let kill = 0; kill < KILLS; kill++) {
          const replica = replicas[kill % replicas.length] as Replica;
          await expect.poll(() => inFlightOn(replica), { interval: 5 }).toBeGreaterThan(0);
          kills.push(await replica.kill());
          await replica.update();
        }
      });
      return { calls, kills };
    };

    it("fail the calls in flight on it, with a code, and no others", async () => {
      const { calls, kills } = await callDuringKills(false);
      const failed = calls.filter(({ failure }) => failure !== undefined);
      expect(failed.length).toBeGreaterThanOrEqual(KILLS);
      for (const call of failed) {
        expect(call.failure).toBe("engine_unavailable");
        const { dueAt } = call;
        expect(kills.some((killedAt) => dueAt < killedAt && endOf(call) >= killedAt)).toBe(true);
      }
    });

    it("lose nothing for a client that repeats calls which may run twice", async () => {
      const { calls } = await callDuringKills(true);
      requireAllAnswered({ calls, lateness: 0 });
      expect(calls.length).toBeGreaterThan(KILLS);
    });
  });
});
