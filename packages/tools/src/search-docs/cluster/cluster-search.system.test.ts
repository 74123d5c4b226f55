import { describeIfInstalled, type SearchCluster, searchEngineRequirement, startCluster } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { clusterSettings, clusterUnderTest } from "../testing/cluster-under-test.ts";
import { itSearches, openEngine } from "../testing/search-contract.ts";

// The first run installs the engine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

// Between them both analyses of Korean.
for (const { engine, nori } of [
  { engine: "opensearch", nori: false },
  { engine: "elasticsearch", nori: true },
] as const) {
  describeIfInstalled(searchEngineRequirement(engine, nori), engine, () => {
    let cluster: SearchCluster;
    beforeAll(async () => {
      cluster = await startCluster({ engine, nori });
    });
    afterAll(() => cluster?.stop());
    const newIndex = () => clusterUnderTest(clusterSettings(engine, cluster));

    itSearches(newIndex);

    it("analyzes Korean with what the cluster has", async () => {
      const { engine: search } = await openEngine(newIndex());
      expect(search.describe()).toBe(`${engine}, Korean by ${nori ? "nori" : "cjk"}`);
    });

    it("pages beyond the 10,000 results that the engine answers with at once", async () => {
      const total = 10_060;
      const { search } = await openEngine(
        newIndex(),
        Object.fromEntries(Array.from({ length: total }, (_, number) => [`${number}.md`, `# D${number}\n\napple`])),
      );
      const pages = [];
      for (const offset of [9_990, 10_000, 10_050]) pages.push(await search("apple", { limit: 50, offset }));
      expect(pages.map((page) => page.total)).toEqual([total, total, total]);
      expect(pages.map(({ results }) => results.length)).toEqual([50, 50, 10]);
      const [first = [], second = [], third = []] = pages.map(({ results }) => results.map(({ id }) => id));
      expect(first.slice(10)).toEqual(second.slice(0, 40));
      expect(second).not.toContain(third[0]);
    });

    it("has one index when several hosts start on none", async () => {
      const settings = clusterSettings(engine, cluster);
      const hosts = await Promise.all([1, 2, 3].map(() => openEngine(clusterUnderTest(settings))));
      for (const { search } of hosts) expect((await search("rotate")).total).toBe(1);
      await hosts[0]?.index([hosts[0].corpus]);
      const aliases = (await cluster.get(`/_alias/${settings.index}`)) as object;
      expect(Object.keys(aliases)).toHaveLength(1);
    });

    it("says what to do while the engine is gone, and works again once it is back", async () => {
      const { engine: search, ids } = await openEngine(newIndex());
      const [node] = cluster.nodes;
      await node?.kill();
      const failure = await ids("rotate").catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: "engine_unavailable",
        message: expect.stringMatching(/Start it, or check ELASTICSEARCH_URL/),
      });
      expect(String(failure)).not.toMatch(/127\.0\.0\.1|ECONN/);
      await expect(search.check(AbortSignal.timeout(10_000))).rejects.toThrow();
      node?.start();
      await cluster.healthy(1);
      expect(await ids("rotate")).toEqual(["en/keys.md"]);
      await search.check(AbortSignal.timeout(10_000));
    });
  });
}
