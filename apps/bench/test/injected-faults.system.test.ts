import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFaultyNetwork } from "@twinhost/faults";
import { readLedger } from "@twinhost/report";
import { afterAll, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { measureStart } from "../src/experiments/h7-s2/measure.ts";
import { calculateCalls } from "../src/workload/workload.ts";
import { faultyHost, runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-injected-faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;

it(
  "finds a network that is told to fail and does not",
  async () => {
    const dataDir = join(folder, "data");
    const setting = { hosts: builtHosts, dataDir, calls: calculateCalls(), mode: "quick" as const, onDrift: () => {} };
    const idle: typeof openFaultyNetwork = async (port) => ({
      ...(await openFaultyNetwork(port)),
      set: async () => {},
    });
    await expect(measureStart(setting, idle)).rejects.toThrow(
      "The network was to refuse connections, and accepted one.",
    );
  },
  5 * MINUTE,
);

it(
  "finds a tool host that drops one call in a hundred",
  async () => {
    const out = join(folder, "dropping");
    const stdioServer = faultyHost(folder, new URL("./fixtures/lying-stdio-host.ts", import.meta.url), 100, "drop");
    const args = ["claims", "--quick", "--only", "S2", "--starts", "1", "--out", out];
    expect(await runBench(args, { ...builtHosts, stdioServer })).toMatchObject({ code: 1 });
    const { experiments, claims } = readLedger(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));
    expect(experiments).toMatchObject([{ id: "H7", outcome: "void", figures: [] }]);
    expect(experiments[0]?.reason).toMatch(/^stdio: calculate failed/);
    expect(claims.find(({ claim }) => claim === "S2")).toMatchObject({ verdict: "not-measured", reason: "void" });
  },
  5 * MINUTE,
);
