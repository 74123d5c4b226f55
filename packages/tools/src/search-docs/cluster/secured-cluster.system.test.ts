import { describeIfInstalled, type SearchCluster, searchEngineRequirement, startCluster } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { API_KEY, startSecuredProxy, USER } from "../../../test/search/secured-proxy.ts";
import { clusterSettings, clusterUnderTest } from "../testing/cluster-under-test.ts";
import { openEngine } from "../testing/search-contract.ts";
import { type ClusterSettings, clusterOf, searchSettings } from "./cluster-settings.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

for (const { engine, nori } of [
  { engine: "opensearch", nori: false },
  { engine: "elasticsearch", nori: true },
] as const) {
  const requirement = searchEngineRequirement(engine, nori);
  const secured = {
    ...requirement,
    needs: `${requirement.needs}, and Debian packages nginx-light and openssl`,
    commands: [...requirement.commands, "openssl"],
    files: [...requirement.files, "/usr/sbin/nginx"],
  };
  describeIfInstalled(secured, `${engine} behind TLS and credentials`, () => {
    let cluster: SearchCluster;
    let proxy: Awaited<ReturnType<typeof startSecuredProxy>>;
    beforeAll(async () => {
      cluster = await startCluster({ engine, nori });
      proxy = await startSecuredProxy(cluster.nodes[0]?.url ?? "");
    });
    afterAll(async () => {
      await proxy?.stop();
      await cluster?.stop();
    });
    const settingsWith = (how: Partial<ClusterSettings>): ClusterSettings => ({
      ...clusterSettings(engine, cluster),
      nodes: [proxy.url],
      ca: proxy.certificate,
      ...how,
    });
    const failureWith = async (how: Partial<ClusterSettings>): Promise<string> => {
      const failure = await openEngine(clusterUnderTest(settingsWith(how))).catch((error: unknown) => error);
      return String(failure);
    };

    it.each([
      ["a user", { user: USER }],
      ["a key", { apiKey: API_KEY }],
    ])("accepts %s for indexing, searches and health checks", async (_, how) => {
      const { engine: search, ids, index, corpus } = await openEngine(clusterUnderTest(settingsWith(how)));
      expect(await ids("rotate")).toEqual(["en/keys.md"]);
      await index([corpus]);
      await search.check(AbortSignal.timeout(10_000));
    });

    it("takes everything from settings, and the authority's certificate from a file", async () => {
      const settings = clusterOf(
        searchSettings.parse({
          SEARCH_ENGINE: engine,
          ELASTICSEARCH_URL: proxy.url,
          ELASTICSEARCH_USERNAME: USER.username,
          ELASTICSEARCH_PASSWORD: USER.password,
          ELASTICSEARCH_CA_FILE: proxy.certificateFile,
          ELASTICSEARCH_INDEX: "from-settings",
        }),
      );
      if (!settings) throw new Error("The settings name a cluster.");
      const { ids } = await openEngine(clusterUnderTest(settings));
      expect(await ids("rotate")).toEqual(["en/keys.md"]);
    });

    it.each([
      ["a wrong password", { user: { ...USER, password: "wrong" } }],
      ["a wrong key", { apiKey: "wrong" }],
      ["no credentials", {}],
    ])("says which settings to change with %s", async (_, how) => {
      const failure = await failureWith(how);
      expect(failure).toContain("The search cluster refuses this host. Set ELASTICSEARCH_API_KEY");
      expect(failure).not.toMatch(/wrong|127\.0\.0\.1/);
    });

    it("sends nothing to a server whose certificate it cannot verify", async () => {
      const failure = await failureWith({ user: USER, ca: undefined });
      expect(failure).toContain("ELASTICSEARCH_CA_FILE");
    });
  });
}
