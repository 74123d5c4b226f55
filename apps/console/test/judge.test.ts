import { describe, expect, it } from "vitest";
import type { Readiness } from "../src/api/types.ts";
import { judge } from "../src/state/judge.ts";

const server = (status: Readiness["status"], { health = "healthy", now = 0, before = 0 } = {}) => ({
  state: {
    health: { ok: true, status: 200, body: { status: health } },
    ready: { ok: true, status: 200, body: { status, engines: {} } },
    metrics: { ok: true, status: 200, body: "" },
  } as const,
  isStale: false,
  minutes: [{ at: 0, calls: now, errors: now, faults: now, seconds: 60 }],
  recent: { since: "12:00", calls: 9, faults: before, failures: [] },
});
const tools = (status: string) => ({ status, transport: "http", failure: undefined });
const gone = { ok: false, code: "engine_unavailable", message: "" } as const;

describe("the judgement of a server", () => {
  it.each([
    ["healthy", server("ready"), tools("healthy")],
    ["without_tools", server("ready"), tools("unavailable")],
    ["not_ready", server("not_ready"), tools("unavailable")],
    ["draining", server("draining"), undefined],
    ["starting", server("not_ready", { health: "starting" }), undefined],
    ["degraded", server("ready", { now: 1 }), tools("healthy")],
    ["degraded", server("ready", { before: 1 }), undefined],
    ["unavailable", { ...server("ready"), state: { ...server("ready").state, health: gone } }, undefined],
  ] as const)("is %s", (judgement, watched, used) => {
    expect(judge(watched, used)).toBe(judgement);
  });

  it("is undefined before the first reading and after a failed one", () => {
    expect(judge({ ...server("ready"), state: undefined })).toBeUndefined();
    expect(judge({ ...server("ready"), isStale: true })).toBeUndefined();
  });
});
