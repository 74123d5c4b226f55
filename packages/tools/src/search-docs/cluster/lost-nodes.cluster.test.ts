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

      /** The manager in one round, another node in the next two. */
      const victimOf = async (round: number): Promise<ClusterNode | undefined> => {
        const managing = await manager();
        return cluster.nodes.find((node) => (node.name === managing) === (round % 3 === 0));
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
          const victim = await victimOf(round);
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
          // At a different point of the work in each round.
          const killing = new Promise((resolve) => setTimeout(resolve, 300 + round * 150)).then(() => victim?.kill());
          await Promise.all([indexing, searching, killing]);
          expect((await search("apple")).total).toBe(DOCUMENTS[name]);
          expect((await engine.documents.fingerprints()).size).toBe(DOCUMENTS[name]);
          victim?.start();
          await cluster.healthy(3);
        }
        expect([...totals.keys()].every((total) => total === DOCUMENTS.old || total === DOCUMENTS.new)).toBe(true);
        expect(totals.size).toBe(2);
      });

      it(`loses none of a few changed documents when a node dies during indexing, ${FEW_ROUNDS} times`, async () => {
        const settings = clusterSettings("opensearch", cluster);
        const { engine, search, index, corpus } = await openEngine(clusterUnderTest(settings), corpusOf("old"));
        const before = await cluster.get(`/_alias/${settings.index}`);
        for (let round = 0; round < FEW_ROUNDS; round++) {
          const victim = await victimOf(round);
          const changed = Array.from({ length: 20 }, (_, number) => [
            `old${number}.md`,
            `# Changed\n\napple word${round}`,
          ]);
          writeFiles(corpus, Object.fromEntries(changed));
          const killing = new Promise((resolve) => setTimeout(resolve, 50 + round * 150)).then(() => victim?.kill());
          await Promise.all([index([corpus]), killing]);
          const totals = [(await search(`word${round}`)).total, (await search("apple")).total];
          expect(totals).toEqual([20, DOCUMENTS.old]);
          expect((await engine.documents.fingerprints()).size).toBe(DOCUMENTS.old);
          victim?.start();
          await cluster.healthy(3);
        }
        expect(await cluster.get(`/_alias/${settings.index}`)).toEqual(before);
      });
    },
  );
}
