import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createHttpToolClient } from "@twinhost/client";
import { type KeyRights, openKeyStore } from "@twinhost/policy";
import { createDataDirectory, describeIfInstalled } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { builtHosts, findArm } from "../../src/arms/catalog.ts";
import { CADDYFILE } from "./edge.ts";
import {
  closeAll,
  metricOf,
  NGINX,
  REPLICAS_FILE,
  type Replica,
  startEntrance,
  startReplicas,
} from "./replicas-under-test.ts";

const CALLERS = 4;
const CALLS = 6;

it.each(["en", "ko"])("the guide shows the nginx configuration: %s", (language) => {
  const guide = readFileSync(join(import.meta.dirname, `../../../../docs/${language}/rolling-updates.md`), "utf8");
  expect(/```nginx\n(.*?)```/s.exec(guide)?.[1]).toBe(readFileSync(REPLICAS_FILE, "utf8"));
});

it.each([REPLICAS_FILE, CADDYFILE])("the proxy drops an idle connection before a stopping replica does: %s", (file) => {
  const drain = readFileSync(join(import.meta.dirname, "../../../../packages/server/src/lifecycle/drain.ts"), "utf8");
  const closesAfterMs = Number(/IDLE_MS = (\d+);/.exec(drain)?.[1]);
  const [, keptMs] = /^\s*keepalive(?:_timeout)? (\d+)ms;?$/m.exec(readFileSync(file, "utf8")) ?? [];
  expect(Number(keptMs)).toBeLessThan(closesAfterMs);
});

/** Without its affinity line, nginx alternates between the replicas for sessions, too. */
const inTurns = (file: string): string => file.replace(/^\s*hash .*\n/m, "");

describeIfInstalled(NGINX, "two replicas behind nginx as in the guide", () => {
  const closers: (() => Promise<void>)[] = [];
  const data = createDataDirectory();
  let replicas: readonly Replica[];
  let url: string;
  beforeAll(async () => {
    createKey();
    const [command] = findArm(builtHosts, data.path, "http").servers;
    if (!command) throw new Error("The arm has no server.");
    replicas = await startReplicas(command, closers);
    url = await startEntrance(replicas, closers);
  });
  afterAll(async () => {
    await closeAll(closers);
    data.remove();
  });

  const createKey = (role: KeyRights["role"] = "caller"): string => {
    const store = openKeyStore(data.path);
    const { key } = store.create({ owner: "test", tools: ["*"], role, ratePerMinute: null, expiresAt: null });
    store.close();
    return key;
  };
  const callOften = async (revision: "2025-11-25" | "2026-07-28"): Promise<void> => {
    const client = createHttpToolClient({ url, apiKey: createKey(), revision });
    for (let call = 0; call < CALLS; call++)
      expect(await client.callTool("calculate", { expression: "6*7" })).toMatchObject({ output: { value: 42 } });
    await client.close();
  };

  it.each(["2025-11-25", "2026-07-28"] as const)("serves every client of revision %s", async (revision) => {
    for (let caller = 0; caller < CALLERS; caller++) await callOften(revision);
  });

  /** Opens a session of 2025-11-25 and sends several requests in it. @returns the statuses */
  const askInSession = async (entrance: string, key: string): Promise<Set<number>> => {
    const post = (message: object, session: Record<string, string> = {}) =>
      fetch(`${entrance}/mcp`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          "x-api-key": key,
          ...session,
        },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, ...message }),
      });
    const clientInfo = { name: "replicas-test", version: "1" };
    const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo };
    const opened = await post({ method: "initialize", params });
    await opened.text();
    const session = { "mcp-session-id": opened.headers.get("mcp-session-id") ?? "" };
    const statuses = new Set<number>();
    for (let ask = 0; ask < CALLS; ask++) {
      const answer = await post({ method: "tools/list" }, session);
      await answer.text();
      statuses.add(answer.status);
    }
    return statuses;
  };

  it("keeps a session of 2025-11-25 on the replica that opened it, by the caller's key", async () => {
    for (let caller = 0; caller < CALLERS; caller++)
      expect(await askInSession(url, createKey())).toEqual(new Set([200]));
    // Without affinity, the other replica does not know the session.
    expect(await askInSession(await startEntrance(replicas, closers, REPLICAS_FILE, inTurns), createKey())).toContain(
      404,
    );
  });

  it("serves 2026-07-28 from both alternately", async () => {
    const metricsKey = createKey("metrics");
    const callsOf = (replica: Replica) => metricOf(replica, "twinhost_tool_calls_total", metricsKey);
    const before = await Promise.all(replicas.map(callsOf));
    await callOften("2026-07-28");
    const after = await Promise.all(replicas.map(callsOf));
    const served = after.map((calls, index) => calls - (before[index] ?? 0));
    expect(served.reduce((sum, calls) => sum + calls, 0)).toBe(CALLS);
    expect(Math.min(...served)).toBeGreaterThan(0);
  });
});
