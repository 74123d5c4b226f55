import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { CallRecord } from "@twinhost/core";
import { silentLog } from "@twinhost/testing";
import { readableLog, temporaryFolder } from "@twinhost/tools/testing";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { toUsageCsv } from "./usage-csv.ts";
import { openUsageStore } from "./usage-store.ts";
import { FORGET_USAGE } from "./usage-table.ts";

const CALL: CallRecord = {
  tool: "calculate",
  caller: "kim",
  transport: "rest",
  requestId: "r",
  outcome: "ok",
  durationMs: 10,
  bytesIn: 20,
  bytesOut: 30,
};

const open = (folder = temporaryFolder(), log = silentLog) => {
  const store = openUsageStore(folder, log);
  let isOpen = true;
  const close = (): void => {
    if (isOpen) store.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { ...store, close };
};

afterEach(() => {
  vi.useRealTimers();
});

it("shows a call at once, by tool and by caller", () => {
  const store = open();
  store.record(CALL);
  store.record({ ...CALL, outcome: "deadline", durationMs: 1000, bytesOut: 0 });
  store.record({ ...CALL, outcome: "input_required", transport: "http" });
  store.record({ ...CALL, tool: "translate", caller: "lee", outcome: "deadline" });
  expect(store.query({ by: "tool", period: "hour" })).toEqual([
    {
      period: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/),
      name: "calculate",
      calls: 3,
      errors: 1,
      errorsByCode: { deadline: 1 },
      p50Ms: expect.closeTo(10, 0),
      p95Ms: expect.closeTo(1000, -2),
      bytesIn: 60,
      bytesOut: 60,
    },
    expect.objectContaining({ name: "translate", calls: 1, errors: 1 }),
  ]);
  expect(store.query({ by: "caller", period: "day" })).toMatchObject([
    { period: expect.stringMatching(/T00:00/), name: "kim", calls: 3 },
    { name: "lee", calls: 1 },
  ]);
});

it("shows only one caller's calls when asked to", () => {
  const store = open();
  store.record(CALL);
  store.record({ ...CALL, caller: "lee" });
  expect(store.query({ by: "tool", period: "day", caller: "lee" })).toMatchObject([{ calls: 1, bytesIn: 20 }]);
  expect(store.query({ by: "tool", period: "day", caller: "nobody" })).toEqual([]);
});

it("groups by hour or day, from the requested start", () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-21T22:59:59.999Z") });
  const store = open();
  store.record(CALL);
  vi.setSystemTime(Date.parse("2026-11-21T23:00:00Z"));
  store.record(CALL);
  vi.setSystemTime(Date.parse("2026-11-22T05:30:00Z"));
  store.record(CALL);
  const periods = (period: "hour" | "day", from?: string) =>
    store
      .query({ by: "tool", period, ...(from && { from: Date.parse(from) }) })
      .map((row) => [row.period.slice(0, 13), row.calls]);
  expect(periods("hour")).toEqual([
    ["2026-11-21T22", 1],
    ["2026-11-21T23", 1],
    ["2026-11-22T05", 1],
  ]);
  expect(periods("day")).toEqual([
    ["2026-11-21T00", 2],
    ["2026-11-22T00", 1],
  ]);
  expect(periods("hour", "2026-11-21T23:20:00Z")).toHaveLength(2);
  expect(periods("day", "2026-11-21T23:20:00Z")).toHaveLength(2);
});

it("survives a restart, and sums what several processes counted", () => {
  const folder = temporaryFolder();
  const [one, other] = [open(folder), open(folder)];
  one.record(CALL);
  other.record(CALL);
  one.close();
  other.close();
  const again = open(folder);
  again.record(CALL);
  expect(again.query({ by: "tool", period: "day" })).toMatchObject([{ calls: 3, bytesIn: 60 }]);
});

it("writes within seconds on its own, for other processes to see", async () => {
  const folder = temporaryFolder();
  const [writer, reader] = [open(folder), open(folder)];
  writer.record(CALL);
  expect(reader.query({ by: "tool", period: "day" })).toEqual([]);
  await expect
    .poll(() => reader.query({ by: "tool", period: "day" }), { timeout: 10_000 })
    .toMatchObject([{ calls: 1 }]);
});

it("loses nothing while another process has locked the database", () => {
  const folder = temporaryFolder();
  const { log, lines } = readableLog();
  const store = open(folder, log);
  const other = new DatabaseSync(join(folder, "usage.sqlite"));
  onTestFinished(() => other.close());
  other.exec("BEGIN IMMEDIATE");
  store.record(CALL);
  expect(store.query({ by: "tool", period: "day" })).toEqual([]);
  other.exec("COMMIT");
  expect(store.query({ by: "tool", period: "day" })).toMatchObject([{ calls: 1 }]);
  expect(lines).toEqual([]);
});

it("deletes what is older than three months", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const store = open();
  store.record(CALL);
  expect(store.query({ by: "tool", period: "day" })).toHaveLength(1);
  vi.setSystemTime(Date.now() + 94 * 24 * 3_600_000);
  store.record(CALL);
  expect(store.query({ by: "tool", period: "day" })).toHaveLength(1);
});

it("deletes by the hour, without reading every row", () => {
  const folder = temporaryFolder();
  open(folder);
  const database = new DatabaseSync(join(folder, "usage.sqlite"));
  onTestFinished(() => database.close());
  for (const sql of FORGET_USAGE) {
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(0);
    expect(steps.map(({ detail }) => detail)).toEqual([expect.stringMatching(/^SEARCH .*hour</)]);
  }
});

it("writes CSV that a spreadsheet cannot mistake for formulas", () => {
  const store = open();
  store.record({ ...CALL, caller: '=HYPERLINK("x"),"y"', outcome: "deadline" });
  const [header, row, ...rest] = toUsageCsv(
    store.query({ by: "caller", period: "day" }),
    store.measures("caller"),
  ).split("\r\n");
  expect(header).toBe("period,name,calls,errors,errorsByCode,p50Ms,p95Ms,bytesIn,bytesOut");
  expect(row).toMatch(/^[^,]+,"'=HYPERLINK\(""x""\),""y""",1,1,"\{""deadline"":1\}",/);
  expect(rest).toEqual([""]);
});
