import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { codeOf, expectNothingLeft, type FaultyClient, openFaultyClient } from "./support/faulty-client.ts";

expectNothingLeft();

/** Keeps this many calls running until stopped. @returns a function that stops them and counts those lost or wrong */
const load = (client: FaultyClient, width: number) => {
  let isRunning = true;
  const counts = { calls: 0, lost: 0, wrong: 0 };
  const callers = Array.from({ length: width }, async (_, caller) => {
    while (isRunning) {
      const value = `${caller}:${counts.calls++}`;
      const result = await client.callTool("slow", { ms: (caller % 4) * 40, value });
      if (!result.ok) counts.lost++;
      else if (result.output.value !== value) counts.wrong++;
      await sleep(20);
    }
  });
  return async () => {
    isRunning = false;
    await Promise.all(callers);
    return counts;
  };
};

describe.each([
  { pool: 1, rounds: 20 },
  { pool: 3, rounds: 7 },
])("a rolling restart, with a pool of $pool", ({ pool, rounds }) => {
  it(`loses no call and mixes none up in ${rounds} of ${rounds} restarts under 32 concurrent calls`, {
    timeout: 120_000,
  }, async () => {
    const client = openFaultyClient({ pool });
    await client.value("pid");
    const end = load(client, 32);
    const pids = new Set<number>();
    for (let round = 0; round < rounds; round++) {
      await client.rollingRestart();
      for (const { pid } of client.state().children) pids.add(pid);
    }
    const { calls, lost, wrong } = await end();
    expect({ lost, wrong }).toEqual({ lost: 0, wrong: 0 });
    expect(calls).toBeGreaterThan(1_000);
    expect(pids.size).toBe(rounds * pool);
    expect(client.state()).toMatchObject({
      replacements: rounds * pool,
      restarts: 0,
      lastExit: { reason: "closed", code: 0 },
    });
    expect(client.state().children).toHaveLength(pool);
  });

  it("lets the old child finish its calls while the new one already serves", async () => {
    const client = openFaultyClient({ pool });
    const before = client.state().children.map(({ pid }) => pid);
    const slow = client.callTool("slow", { ms: 4_000, value: "old" });
    await client.value("pid");
    const replacing = client.rollingRestart();
    await expect.poll(async () => before.includes(Number(await client.value("pid")))).toBe(false);
    expect(await slow).toEqual({ ok: true, output: { value: "old" } });
    await replacing;
    expect(client.state().children).toHaveLength(pool);
  });
});

it("a rolling restart whose new child does not start keeps the old one", async () => {
  const environment: Record<string, string> = {};
  const client = openFaultyClient({ env: environment });
  const pid = await client.value("pid");
  environment.MODE = "refuse";
  await expect(client.rollingRestart()).rejects.toThrow();
  expect(await client.value("pid")).toBe(pid);
  delete environment.MODE;
  await client.rollingRestart();
  expect(await client.value("pid")).not.toBe(pid);
});

describe("a pool of three", () => {
  it("gives each call to the least busy child, and starts all at the first use", async () => {
    const client = openFaultyClient({ pool: 3 });
    await client.value("pid");
    await expect.poll(() => client.state().children.map(({ phase }) => phase)).toEqual(["ready", "ready", "ready"]);
    const pids = await Promise.all(
      [1, 2, 3].map(async () => {
        const waiting = client.callTool("slow", { ms: 1_500, value: 1 });
        const { children } = client.state();
        await waiting;
        return children.map(({ busy }) => busy);
      }),
    );
    expect(pids.at(-1)).toEqual([1, 1, 1]);
  });

  it("keeps serving while its children are killed again and again", async () => {
    const client = openFaultyClient({ pool: 3 });
    await client.value("pid");
    await expect.poll(() => client.state().children).toHaveLength(3);
    for (let round = 0; round < 8; round++) {
      const [victim] = client.state().children.filter(({ phase }) => phase === "ready");
      if (victim) process.kill(victim.pid, "SIGKILL");
      await sleep(50);
      // A child may have died with the call in the pipe; the next one finds another.
      const codes = [
        codeOf(await client.callTool("echo", { value: 1 })),
        codeOf(await client.callTool("echo", { value: 1 })),
      ];
      expect(codes).toContain("ok");
    }
  });

  it("is not held up by a child whose restarts are spent", async () => {
    const client = openFaultyClient({ pool: 2, restarts: { max: 0, windowMs: 60_000 } });
    await client.value("pid");
    await expect.poll(() => client.state().children.filter(({ phase }) => phase === "ready")).toHaveLength(2);
    expect(codeOf(await client.callTool("exit", {}))).toBe("engine_unavailable");
    for (let call = 0; call < 10; call++) expect(await client.value("echo", { value: call })).toBe(call);
    expect(client.state().children).toHaveLength(1);
  });
});

it("a closed connection starts no child", async () => {
  const client = openFaultyClient();
  const waiting = client.callTool("slow", { ms: 60_000, value: 1 });
  await client.value("pid");
  await client.close();
  expect(codeOf(await waiting)).toBe("engine_unavailable");
  expect(codeOf(await client.callTool("echo", { value: 1 }))).toBe("engine_unavailable");
  await expect(client.listTools()).rejects.toMatchObject({ code: "engine_unavailable" });
  expect(client.state().children).toEqual([]);
});
