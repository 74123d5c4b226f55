import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFaultyNetwork } from "@twinhost/faults";
import { readLedger } from "@twinhost/report";
import { afterAll, expect, it } from "vitest";
import { builtHosts, type HostPaths } from "../src/arms/catalog.ts";
import type { Experiment } from "../src/experiments/experiment.ts";
import { networkFaults } from "../src/experiments/h7-s2/experiment.ts";
import { measureStart } from "../src/experiments/h7-s2/measure.ts";
import { faultyHost, runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-injected-faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;

/** Runs the complete command with one start of the experiment for a claim. */
const claims = async (name: string, id: string, hosts: HostPaths, experiments?: readonly Experiment[]) => {
  const out = join(folder, name);
  const args = ["claims", "--quick", "--only", id, "--starts", "1", "--out", out];
  const { code } = await runBench(args, hosts, experiments && { experiments });
  const report = readLedger(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));
  const verdictOn = (claim: string) => report.claims.find((judged) => judged.claim === claim);
  return { code, seen: report.experiments, verdictOn };
};

it(
  "detects a network that should fail but does not",
  async () => {
    const idle: typeof openFaultyNetwork = async (port) => ({
      ...(await openFaultyNetwork(port)),
      set: async () => {},
    });
    const withoutFaults: Experiment = {
      ...networkFaults,
      open: async (setting) => ({ measureStart: () => measureStart(setting, idle), close: () => {} }),
    };
    const { code, seen, verdictOn } = await claims("idle", "H7", builtHosts, [withoutFaults]);
    expect(code).toBe(1);
    expect(seen).toMatchObject([
      { id: "H7", outcome: "void", figures: [], reason: "The network was to refuse connections, and accepted one." },
    ]);
    for (const claim of ["H7", "S2"])
      expect(verdictOn(claim)).toMatchObject({ verdict: "not-measured", reason: "void" });
  },
  5 * MINUTE,
);

it(
  "detects a tool host that drops one call in a hundred",
  async () => {
    const stdioServer = faultyHost(folder, new URL("./fixtures/lying-stdio-host.ts", import.meta.url), 100, "drop");
    const { code, seen, verdictOn } = await claims("dropping", "S2", { ...builtHosts, stdioServer });
    expect(code).toBe(1);
    expect(seen).toMatchObject([{ id: "H7", outcome: "void", figures: [] }]);
    expect(seen[0]?.reason).toMatch(/^stdio: calculate failed/);
    expect(verdictOn("S2")).toMatchObject({ verdict: "not-measured", reason: "void" });
  },
  5 * MINUTE,
);
