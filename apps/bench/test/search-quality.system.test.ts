import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeIfInstalled, searchEngineRequirement, startCluster } from "@twinhost/testing";
import { expect, it, onTestFinished, vi } from "vitest";
import { type QualityRow, qualityReport } from "../src/search/quality/quality-report.ts";
import { runBench } from "./bench-run.ts";

vi.setConfig({ testTimeout: 900_000 });

const DEBIAN = { needs: "Debian's apt-get and dpkg-deb", commands: ["apt-get", "dpkg-deb"], isOptional: true };
const NO_HOSTS = { httpServer: "none", llmServer: "none", stdioServer: "none" };

/** The quality of the engine that the settings name. */
const measure = async (): Promise<QualityRow | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-quality-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { code, err } = await runBench(["search", "--quality", "--out", folder], NO_HOSTS);
  expect(code, err).toBe(0);
  const { rows, documents } = qualityReport.parse(JSON.parse(readFileSync(join(folder, "quality.json"), "utf8")));
  expect(documents).toBeGreaterThan(1_000);
  return rows.find(({ model }) => model === undefined);
};

// A little below the measured values, because packages get newer versions.
describeIfInstalled(DEBIAN, "bench search --quality", () => {
  it("finds in SQLite what people judged to answer their questions, including held-out ones", async () => {
    const row = await measure();
    expect(row?.engine).toBe("sqlite");
    expect(row?.groups.en.ndcg).toBeGreaterThan(0.38);
    expect(row?.groups.ko.ndcg).toBeGreaterThan(0.4);
    expect(row?.groups.heldOut.ndcg).toBeGreaterThan(0.36);
    expect(row?.groups.all.recall).toBeGreaterThan(0.57);
  });

  for (const { engine, nori, least } of [
    { engine: "elasticsearch", nori: true, least: { en: 0.43, ko: 0.48, heldOut: 0.38, recall: 0.63 } },
    { engine: "opensearch", nori: false, least: { en: 0.43, ko: 0.5, heldOut: 0.4, recall: 0.64 } },
  ] as const)
    describeIfInstalled(searchEngineRequirement(engine, nori), engine, () => {
      it("finds more than SQLite", async () => {
        const cluster = await startCluster({ engine, nori });
        onTestFinished(() => cluster.stop());
        onTestFinished(() => void vi.unstubAllEnvs());
        vi.stubEnv("SEARCH_ENGINE", engine);
        vi.stubEnv("ELASTICSEARCH_URL", cluster.nodes[0]?.url);
        const row = await measure();
        expect(row?.engine).toBe(`${engine}, Korean by ${nori ? "nori" : "cjk"}`);
        expect(row?.groups.en.ndcg).toBeGreaterThan(least.en);
        expect(row?.groups.ko.ndcg).toBeGreaterThan(least.ko);
        expect(row?.groups.heldOut.ndcg).toBeGreaterThan(least.heldOut);
        expect(row?.groups.all.recall).toBeGreaterThan(least.recall);
      });
    });
});
