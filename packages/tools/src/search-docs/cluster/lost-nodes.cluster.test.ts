import { setTimeout as sleep } from "node:timers/promises";
import {
  type ClusterNode,
  describeIfInstalled,
  type SearchCluster,
  searchEngineRequirement,
  startCluster,
} from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { clusterSettings, clusterUnderTest } from "../testing/cluster-under-test.ts";
import { openEngine } from "../testing/search-contract.ts";

vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 900_000 });

const ROUNDS = Number(process.env.CLUSTER_ROUNDS ?? 20);
/** For changes within an index. */
const FEW_ROUNDS = Math.ceil(ROUNDS / 4);
const DOCUMENTS = { old: 400, new: 500 } as const;

const corpusOf = (name: keyof typeof DOCUMENTS): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: DOCUMENTS[name] }, (_, number) => [
      `${name}${number}.md`,
      `# ${name} ${number}\n\napple ${"사과와 배를 함께 심는다. ".repeat(40)}`,
    ]),
  );

for (const nori of [true, false]) {
  describeIfInstalled(
    searchEngineRequirement("opensearch", nori),
    `three nodes ${nori ? "with" : "without"} nori`,
    () => {
      let cluster: SearchCluster;
      beforeAll(async () => {
        cluster = await startCluster({ engine: "opensearch", nodes: 3, nori });
      });
      afterAll(() => cluster?.stop());

      const manager = async (): Promise<string> => {
        const [found] = (await cluster.get("/_cat/cluster_manager?format=json")) as { node: string }[];
        return found?.node ?? "";
      };

      const put = async (path: string, body: object): Promise<void> => {
        const headers = { "content-type": "application/json" };
        const response = await fetch(`${cluster.nodes[0]?.url}${path}`, {
          method: "PUT",
          headers,
          body: JSON.stringify(body),
        });
        expect(response.status).toBe(200);
      };

      /** The manager in one round, another node in the next two. */
      const victimOf = async (round: number): Promise<ClusterNode | undefined> => {
        const managing = await manager();
        return cluster.nodes.find((node) => (node.name === managing) === (round % 3 === 0));
      };

      /** Kills a node after so long, and brings it back after the work, also if that fails. */
      const withDyingNode = async (
        round: number,
        afterMs: number,
        work: (killing: Promise<void>) => Promise<void>,
      ): Promise<void> => {
        const victim = await victimOf(round);
        const killing = sleep(afterMs).then(() => victim?.kill());
        try {
          await work(killing);
        } finally {
          await killing;
          victim?.start();
          await cluster.healthy(3);
        }
      };

      it(`loses no document, and searches continue, when a node dies during indexing, ${ROUNDS} times`, async () => {
        const { engine, search, index } = await openEngine(
          clusterUnderTest(clusterSettings("opensearch", cluster)),
          corpusOf("old"),
        );
        const folders = { old: temporaryFolder(), new: temporaryFolder() };
        for (const name of ["old", "new"] as const) writeFiles(folders[name], corpusOf(name));
        const totals = new Map<number, number>();
        for (let round = 0; round < ROUNDS; round++) {
          const name = round % 2 === 0 ? "new" : "old";
          // At a different point of the work in each round.
          await withDyingNode(round, 300 + round * 150, async (killing) => {
            let isDone = false;
            const searching = (async () => {
              while (!isDone) {
                const { total } = await search("apple");
                totals.set(total, (totals.get(total) ?? 0) + 1);
              }
            })();
            const indexing = index([folders[name]]).finally(() => {
              isDone = true;
            });
            await Promise.all([indexing, searching, killing]);
            expect((await search("apple")).total).toBe(DOCUMENTS[name]);
            expect((await engine.documents.fingerprints()).size).toBe(DOCUMENTS[name]);
          });
        }
        expect([...totals.keys()].every((total) => total === DOCUMENTS.old || total === DOCUMENTS.new)).toBe(true);
        expect(totals.size).toBe(2);
      });

      it(`loses none of a few changed documents when a node dies during indexing, ${FEW_ROUNDS} times`, async () => {
        const settings = clusterSettings("opensearch", cluster);
        const { engine, search, index, corpus } = await openEngine(clusterUnderTest(settings), corpusOf("old"));
        const before = await cluster.get(`/_alias/${settings.index}`);
        for (let round = 0; round < FEW_ROUNDS; round++) {
          const changed = Array.from({ length: 20 }, (_, number) => [
            `old${number}.md`,
            `# Changed\n\napple word${round}`,
          ]);
          writeFiles(corpus, Object.fromEntries(changed));
          await withDyingNode(round, 50 + round * 150, async (killing) => {
            await Promise.all([index([corpus]), killing]);
            const totals = [(await search(`word${round}`)).total, (await search("apple")).total];
            expect(totals).toEqual([20, DOCUMENTS.old]);
            expect((await engine.documents.fingerprints()).size).toBe(DOCUMENTS.old);
          });
        }
        expect(await cluster.get(`/_alias/${settings.index}`)).toEqual(before);
      });

      it("writes a new index, and searches work again, when the only copy of the old one is gone", async () => {
        const settings = clusterSettings("opensearch", cluster);
        const { search, index, corpus } = await openEngine(clusterUnderTest(settings), corpusOf("old"));
        await put(`/${settings.index}/_settings`, { auto_expand_replicas: false, number_of_replicas: 0 });
        const [copy] = (await cluster.get(`/_cat/shards/${settings.index}?format=json`)) as { node: string }[];
        const holder = cluster.nodes.find(({ name }) => name === copy?.node);
        await holder?.kill();
        try {
          await expect(search("apple")).rejects.toMatchObject({ code: "engine_unavailable" });
          writeFiles(corpus, { "old0.md": "# Changed\n\nword" });
          await index([corpus]);
          expect((await search("apple")).total).toBe(DOCUMENTS.old - 1);
        } finally {
          holder?.start();
          await cluster.healthy(3);
        }
        expect(Object.keys((await cluster.get(`/${settings.index}-*`)) as object)).toHaveLength(1);
      });
    },
  );
}
