import { openKeyStore } from "@twinhost/policy";
import { createDataDirectory, describeIfInstalled } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServerCommand } from "../../src/arms/arm.ts";
import { builtHosts, findArm } from "../../src/arms/catalog.ts";
import { requireAllAnswered } from "../../src/experiments/open-loop.ts";
import { endOf } from "../../src/experiments/outages.ts";
import type { OpenLoopCall } from "../../src/generator/open-loop.ts";
import { toolboxHost } from "../../src/toolbox/commands.ts";
import { calculateCalls } from "../../src/workload/workload.ts";
import { callDuring } from "./call-during.ts";
import { CADDY, startEdge } from "./edge.ts";
import {
  closeAll,
  LANES,
  metricOf,
  NGINX,
  openLanes,
  type Replica,
  startEntrance,
  startReplicas,
} from "./replicas-under-test.ts";

/** `ROLLS=100` for a longer run. */
const ROLLS = Number(process.env.ROLLS ?? 20);
/** Per lane; `PER_SECOND=25` sends more. With the slow tool, few enough that a single replica keeps up. */
const PER_SECOND = { fast: Number(process.env.PER_SECOND ?? 10), slow: 1 };
/** Calls that the other replica must answer after one was killed. */
const ANSWERED_AFTER = 6;

const testReplicasBehind = (start: typeof startEdge): void => {
  const closers: (() => Promise<void>)[] = [];
  let replicas: readonly Replica[];
  let url: string;
  const open = async (command: ServerCommand | undefined): Promise<void> => {
    if (!command) throw new Error("The arm has no server.");
    replicas = await startReplicas(command, closers);
    url = await start(replicas, closers);
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
      for (const lane of LANES) expect(calls.filter((call) => call.lane === lane).length, lane).toBeGreaterThan(ROLLS);
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
    /** Kills each replica once, under a load that ends before the restart. */
    const callDuringKills = async (resilience: boolean) => {
      const lanes = await openLanes({ url, calls: slow, resilience }, closers);
      const rounds: { calls: OpenLoopCall[]; killedAt: number; endedAt: number }[] = [];
      for (const [index, replica] of replicas.entries()) {
        const other = replicas[1 - index] as Replica;
        let kill = { killedAt: 0, endedAt: 0 };
        const calls = await callDuring(lanes, PER_SECOND.slow, async () => {
          const inFlight = () => metricOf(replica, "twinhost_tool_calls_in_flight");
          await expect.poll(inFlight, { interval: 5 }).toBeGreaterThan(0);
          kill = await replica.kill();
          const answered = () => metricOf(other, "twinhost_tool_calls_total");
          await expect.poll(answered).toBeGreaterThan((await answered()) + ANSWERED_AFTER);
        });
        rounds.push({ calls, ...kill });
        await replica.update();
      }
      return rounds;
    };

    it("fail only the calls in flight on it, with a code", async () => {
      for (const { calls, killedAt, endedAt } of await callDuringKills(false)) {
        const failed = calls.filter(({ failure }) => failure !== undefined);
        expect(failed.length).toBeGreaterThan(0);
        for (const call of failed) {
          expect(call.failure).toBe("engine_unavailable");
          expect(call.dueAt).toBeLessThan(endedAt);
          expect(endOf(call)).toBeGreaterThan(killedAt);
        }
      }
    });

    it("lose nothing for a client that retries retry-safe calls", async () => {
      for (const { calls } of await callDuringKills(true)) requireAllAnswered({ calls, lateness: 0 });
    });
  });
};

describeIfInstalled(NGINX, "two replicas behind nginx as in the guide", () => testReplicasBehind(startEntrance));
describeIfInstalled(CADDY, "two replicas behind Caddy as in compose", () => testReplicasBehind(startEdge));
