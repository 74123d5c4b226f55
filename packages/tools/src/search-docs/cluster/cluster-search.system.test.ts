import { rmSync } from "node:fs";
import { join } from "node:path";
import { describeIfInstalled, type SearchCluster, searchEngineRequirement, startCluster } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { startEmbeddingServer } from "../../../test/search/embedding-server.ts";
import { numbered, readableLog, temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { createAddedDocuments } from "../added-documents.ts";
import { openDatabase } from "../index-database.ts";
import { indexDocuments } from "../load-indexer.ts";
import { readQuery } from "../query-terms.ts";
import { clusterSettings, clusterUnderTest } from "../testing/cluster-under-test.ts";
import { hybridUnderTest } from "../testing/hybrid-under-test.ts";
import { itSearches, openEngine } from "../testing/search-contract.ts";
import type { ClusterClient } from "./cluster-client.ts";
import { createClusterSearch } from "./cluster-search.ts";
import { searchSettings } from "./cluster-settings.ts";
import { connectCluster } from "./connect-cluster.ts";
import { findPage } from "./find-page.ts";

// The first run installs the engine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

// Together these cover both analyses of Korean.
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

    describe("with search by meaning", () => {
      let server: Awaited<ReturnType<typeof startEmbeddingServer>>;
      beforeAll(async () => {
        server = await startEmbeddingServer({ vehicl: "automobil" });
      });
      afterAll(() => server.close());
      const newHybrid = () => hybridUnderTest(server.embeddings, clusterSettings(engine, cluster));

      itSearches(newHybrid, { byMeaning: true });

      it("finds a document with a synonym", async () => {
        const { ids, engine: search } = await openEngine(newHybrid(), {
          "car.md": "# Car\n\nAn automobile needs fuel.",
          "cat.md": "# Cat\n\nA cat needs sleep.",
        });
        expect(await ids("vehicle")).toEqual(["car.md"]);
        expect(search.describe()).toMatch(/, and by meaning with bag-of-words$/);
      });
    });

    it("writes only the changed documents into its index", async () => {
      const files = numbered(40);
      const settings = clusterSettings(engine, cluster);
      const { engine: search, ids, index, corpus, lines } = await openEngine(clusterUnderTest(settings), files);
      const [before, indexes] = [await search.documents.version(), await cluster.get(`/_alias/${settings.index}`)];
      writeFiles(corpus, { "1.md": "# D1\n\npear", "new.md": "# New\n\nplum" });
      rmSync(join(corpus, "2.md"));
      await index([corpus]);
      expect(lines.at(-1)).toMatchObject({ msg: "search index updated", published: 2, unchanged: 38, removed: 1 });
      expect(await cluster.get(`/_alias/${settings.index}`)).toEqual(indexes);
      expect(await search.documents.version()).not.toBe(before);
      expect([await ids("pear"), await ids("plum")]).toEqual([["1.md"], ["new.md"]]);
      expect(await search.documents.read("2.md")).toBeUndefined();
      expect((await search.documents.fingerprints()).size).toBe(40);
    });

    it("adds a document, and removes it along with its file", async () => {
      const settings = clusterSettings(engine, cluster);
      const dataDirectory = temporaryFolder();
      const corpus = temporaryFolder();
      writeFiles(corpus, numbered(40));
      const { log } = readableLog();
      const { nodes, index } = settings;
      const environment = { SEARCH_ENGINE: engine, ELASTICSEARCH_URL: nodes.join(","), ELASTICSEARCH_INDEX: index };
      const database = await openDatabase(join(dataDirectory, "search.sqlite"));
      await indexDocuments({ database, folders: [corpus], log });
      database.close();
      const documents = createAddedDocuments({ settings: searchSettings.parse(environment), dataDirectory, log });
      const search = createClusterSearch({ cluster: settings, file: join(dataDirectory, "search.sqlite"), log });
      onTestFinished(() => search.close());
      const find = async (query: string) =>
        (await search.search(query, { limit: 5, offset: 0 }, new AbortController().signal)).results.map(
          (hit) => hit.uri,
        );
      const { uri } = await documents.add({ name: "cats.md", bytes: Buffer.from("# Cats\n\nWhiskerford purrs.") });
      expect(await find("whiskerford")).toEqual([uri]);
      expect(await documents.remove("cats.md")).toBe(true);
      expect(await find("whiskerford")).toEqual([]);
      expect(await search.documents.read("documents/cats.md")).toBeUndefined();
      expect(await find("apple")).toHaveLength(5);
    });

    it("answers from one index even if another replaces it during the search", async () => {
      const settings = clusterSettings(engine, cluster);
      const { index } = await openEngine(clusterUnderTest(settings), { "a.md": "# A\n\nA pear and an apple." });
      const other = temporaryFolder();
      // A word in every document scores far lower: by the first index's threshold, none would be a result.
      writeFiles(other, numbered(60));
      const client = await connectCluster(settings);
      onTestFinished(() => client.close());
      let searches = 0;
      const request: ClusterClient["request"] = async (...asked) => {
        if (++searches === 2) await index([other]);
        return client.request(...asked);
      };
      const page = { limit: 5, offset: 0 };
      const search = findPage({ ...client, request }, settings, readQuery("apple"), page, new AbortController().signal);
      expect([(await search).total, searches]).toEqual([60, 4]);
    });

    it("says what to do if the index was made by another version", async () => {
      const settings = clusterSettings(engine, cluster);
      const { corpus, index } = await openEngine(clusterUnderTest(settings));
      const client = await connectCluster(settings);
      onTestFinished(() => client.close());
      await client.request("PUT", `/${settings.index}/_mapping`, { _meta: { version: 0 } });
      const { log } = readableLog();
      const later = createClusterSearch({ cluster: settings, file: join(temporaryFolder(), "search.sqlite"), log });
      onTestFinished(() => later.close());
      await expect(later.ready()).rejects.toMatchObject({
        code: "engine_unavailable",
        message: expect.stringMatching(/made by another version of Twinhost\. Run .*index FOLDER/),
      });
      await index([corpus]);
      await later.ready();
    });

    it("analyzes Korean with the analyzer that the cluster has", async () => {
      const { engine: search } = await openEngine(newIndex());
      expect(search.describe()).toBe(`${engine}, Korean by ${nori ? "nori" : "cjk"}`);
    });

    it("pages beyond the engine's limit of 10,000 results", async () => {
      const total = 10_060;
      const { search } = await openEngine(newIndex(), numbered(total));
      const pages = [];
      for (const offset of [9_990, 10_000, 10_050]) pages.push(await search("apple", { limit: 50, offset }));
      expect(pages.map((page) => page.total)).toEqual([total, total, total]);
      expect(pages.map(({ results }) => results.length)).toEqual([50, 50, 10]);
      const [first = [], second = [], third = []] = pages.map(({ results }) => results.map(({ id }) => id));
      expect(first.slice(10)).toEqual(second.slice(0, 40));
      expect(second).not.toContain(third[0]);
    });

    it("lists the documents of a first index once it is built", async () => {
      const defaultCorpus = temporaryFolder();
      writeFiles(defaultCorpus, numbered(3));
      const options = { defaultCorpus, file: join(temporaryFolder(), "search.sqlite"), log: readableLog().log };
      const host = createClusterSearch({ cluster: clusterSettings(engine, cluster), ...options });
      onTestFinished(() => host.close());
      expect(await host.documents.list("", 5)).toHaveLength(3);
    });

    it("has one index when several hosts start without one", async () => {
      const settings = clusterSettings(engine, cluster);
      const hosts = await Promise.all([1, 2, 3].map(() => openEngine(clusterUnderTest(settings))));
      for (const { search } of hosts) expect((await search("rotate")).total).toBe(1);
      await hosts[0]?.index([hosts[0].corpus]);
      const aliases = (await cluster.get(`/_alias/${settings.index}`)) as object;
      expect(Object.keys(aliases)).toHaveLength(1);
    });

    it("says what to do while the engine is down, and recovers once it is back", async () => {
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
      await expect(search.documents.list("", 1)).rejects.toMatchObject({ code: "engine_unavailable" });
      node?.start();
      await cluster.healthy(1);
      expect(await ids("rotate")).toEqual(["en/keys.md"]);
      await search.check(AbortSignal.timeout(10_000));
    });
  });
}
