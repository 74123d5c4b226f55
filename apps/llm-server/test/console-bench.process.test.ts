import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const PRINT_REPORT = join(import.meta.dirname, "../../bench/test/fixtures/print-synthetic-report.ts");

interface State {
  readonly isInstalled: boolean;
  readonly run: { readonly status: string; readonly lines: readonly string[] } | null;
}

const start = async (settings: Readonly<Record<string, string>> = {}) => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  const keyOf = (role: "caller" | "admin") =>
    store.create({ owner: role, tools: ["*"], role, ratePerMinute: null, expiresAt: null }).key;
  const keys = { caller: keyOf("caller"), admin: keyOf("admin") };
  store.close();
  const server = await startLlmServer({ DATA_DIR, TOOL_TRANSPORT: "in-process", ...settings });
  const send = (method: string, path: string, body?: object, role: "caller" | "admin" = "admin") =>
    fetch(server.url + path, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${keys[role]}` },
      ...(body && { body: JSON.stringify(body) }),
    });
  const state = async () => (await (await send("GET", "/console/bench")).json()) as State;
  return { server, send, state };
};

it("runs one benchmark at a time, and cancels it with everything it started", async () => {
  const { server, send, state } = await start();
  expect(await state()).toEqual({ isInstalled: true, run: null });
  expect((await send("POST", "/console/bench", { kind: "quick" }, "caller")).status).toBe(403);
  expect((await send("POST", "/console/bench", { kind: "forever" })).status).toBe(422);

  const { pid } = server.process;
  const children = (): string[] => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  const before = children();
  expect((await send("POST", "/console/bench", { kind: "quick" })).status).toBe(202);
  expect((await send("POST", "/console/bench", { kind: "full" })).status).toBe(422);
  await expect.poll(() => children().length).toBeGreaterThan(before.length);
  await send("DELETE", "/console/bench");
  expect((await state()).run?.status).toBe("cancelled");
  await expect.poll(children).toEqual(before);
});

it("starts the next benchmark only when all processes of a cancelled one have ended", async () => {
  const { server, send, state } = await start();
  const { pid } = server.process;
  const children = (): string[] => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  const before = children();
  await send("POST", "/console/bench", { kind: "quick" });
  const started = children().filter((child) => !before.includes(child));
  expect(started).toHaveLength(1);
  const cancelled = send("DELETE", "/console/bench");
  await expect.poll(async () => (await state()).run?.status).toBe("cancelled");
  expect((await send("POST", "/console/bench", { kind: "quick" })).status).toBe(202);
  expect(children()).not.toContain(started[0]);
  await cancelled;
  await send("DELETE", "/console/bench");
});

it("says that there is no report while the configured file does not exist", async () => {
  const REPORT_FILE = join(temporaryFolder(), "report.json");
  const { send } = await start({ REPORT_FILE });
  expect(await (await send("GET", "/console/config")).json()).toMatchObject({ report: false });
  expect((await send("GET", "/console/report")).status).toBe(404);
});

it("compares two reports in words, and says why others cannot be compared", async () => {
  const { send } = await start();
  const report = JSON.parse(execFileSync(process.execPath, [PRINT_REPORT], { encoding: "utf8" }));
  const compare = (before: object, after: object) => send("POST", "/console/bench/compare", { before, after });
  const { text } = (await (await compare(report, report)).json()) as { text: string };
  expect(text).toMatch(/0 of \d+ figures changed beyond noise/);
  const inKorean = await send("POST", "/console/bench/compare", { before: report, after: report, language: "ko" });
  expect(((await inKorean.json()) as { text: string }).text).toMatch(/수치 \d+개 중 0개가 측정 오차를 넘어/);
  const refused = await compare({}, report);
  expect(refused.status).toBe(422);
  expect((await send("POST", "/console/bench/compare", { before: null, after: report })).status).toBe(422);
  expect(((await refused.json()) as { detail: string }).detail).toContain("It is no report.json of the benchmark.");
});
