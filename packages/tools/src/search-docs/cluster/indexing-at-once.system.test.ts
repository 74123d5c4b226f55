import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describeIfInstalled, type SearchCluster, searchEngineRequirement, startCluster } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { numbered, temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { openDatabase } from "../index-database.ts";
import { indexDocuments } from "../index-documents.ts";
import { publishDocuments } from "../publish-documents.ts";
import { readQuery } from "../query-terms.ts";
import { clusterSettings, clusterUnderTest } from "../testing/cluster-under-test.ts";
import { openEngine } from "../testing/search-contract.ts";
import type { ClusterClient } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";
import { connectCluster } from "./connect-cluster.ts";
import { findPage } from "./find-page.ts";
import { findIndex } from "./index-alias.ts";
import { publishIndex } from "./publish-index.ts";

const MODULES = ["index-database.ts", "index-documents.ts", "publish-documents.ts"].map((name) =>
  JSON.stringify(join(import.meta.dirname, "..", name)),
);

/** A process that acts as another machine: it changes three documents of a folder and publishes them, several times. */
const publishElsewhere = async (cluster: ClusterSettings, folder: string, word: string): Promise<void> => {
  const script = `
    import { writeFileSync } from "node:fs";
    import { openDatabase } from ${MODULES[0]};
    import { indexDocuments } from ${MODULES[1]};
    import { publishDocuments } from ${MODULES[2]};
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const database = await openDatabase(${JSON.stringify(join(temporaryFolder(), "search.sqlite"))});
    for (let round = 0; round < 5; round++) {
      for (const number of [1, 2, 3])
        writeFileSync(${JSON.stringify(folder)} + "/" + number + ".md", "# D" + number + "\\n\\n${word} " + round);
      await indexDocuments({ database, folders: [${JSON.stringify(folder)}], log });
      await publishDocuments({ cluster: ${JSON.stringify(cluster)}, database, log });
    }
    database.close();
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`A process that publishes ended with ${code}.`);
};

type Request = ClusterClient["request"];
/** Wraps the requests of a client. */
type Around = (request: () => Promise<unknown>, ...asked: Parameters<Request>) => Promise<unknown>;

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

for (const { engine, nori } of [
  { engine: "opensearch", nori: false },
  { engine: "elasticsearch", nori: true },
] as const) {
  describeIfInstalled(searchEngineRequirement(engine, nori), `concurrent indexing in ${engine}`, () => {
    let cluster: SearchCluster;
    beforeAll(async () => {
      cluster = await startCluster({ engine, nori });
    });
    afterAll(() => cluster?.stop());

    const open = async (files: Readonly<Record<string, string>> = numbered(40)) => {
      const settings = clusterSettings(engine, cluster);
      const opened = await openEngine(clusterUnderTest(settings), files);
      const client = await connectCluster(settings);
      onTestFinished(() => client.close());
      const clientWith = (around: Around): ClusterClient => ({
        ...client,
        request: ((...asked) => around(() => client.request(...asked), ...asked)) as Request,
      });
      /** Indexes a folder on this machine, and publishes it with a wrapped client. */
      const publish = async (folder: string, around: Around) => {
        const database = await openDatabase(opened.file);
        try {
          await indexDocuments({ database, folders: [folder], log: opened.log });
          return await publishIndex({ client: clientWith(around), cluster: settings, database, log: opened.log });
        } finally {
          database.close();
        }
      };
      const indexes = async () => Object.keys((await cluster.get(`/${settings.index}-*/_alias`)) as object);
      return { ...opened, settings, clientWith, publish, indexes };
    };
    const folderOf = (files: Readonly<Record<string, string>>): string => {
      const folder = temporaryFolder();
      writeFiles(folder, files);
      return folder;
    };
    const onceAt = (isPlace: (path: string) => boolean, work: () => Promise<unknown>): Around => {
      let isDone = false;
      return async (request, _, path) => {
        const answer = await request();
        if (!isDone && isPlace(path)) {
          isDone = true;
          await work();
        }
        return answer;
      };
    };

    it("keeps what another process adds while a new index is built", async () => {
      const { ids, index, publish, indexes } = await open();
      const folder = folderOf(numbered(60));
      const add = async (): Promise<void> => {
        writeFiles(folder, { "new.md": "# New\n\nA walrus." });
        await index([folder]);
      };
      await publish(
        folder,
        onceAt((path) => path.endsWith("/_count"), add),
      );
      expect(await ids("walrus")).toEqual(["new.md"]);
      expect(await indexes()).toHaveLength(1);
    });

    it("rewrites what went into an index that another machine had replaced", async () => {
      const { engine: search, ids, publish, indexes, corpus, settings, log } = await open();
      writeFiles(corpus, { "1.md": "# D1\n\nA walrus." });
      const replace = async (): Promise<void> => {
        const database = await openDatabase(join(temporaryFolder(), "search.sqlite"));
        await indexDocuments({ database, folders: [folderOf(numbered(60))], log });
        await publishDocuments({ cluster: settings, database, log });
        database.close();
      };
      const summary = await publish(
        corpus,
        onceAt((path) => path.endsWith("/_search"), replace),
      );
      expect(summary).toMatchObject({ refused: 0 });
      expect(await ids("walrus")).toEqual(["1.md"]);
      expect((await search.documents.fingerprints()).size).toBe(40);
      expect(await indexes()).toHaveLength(1);
    });

    it("leaves the documents of one machine, not of both, if two keep changing one index", async () => {
      const { ids, publish, indexes, corpus, settings, log } = await open();
      const database = await openDatabase(join(temporaryFolder(), "search.sqlite"));
      onTestFinished(() => database.close());
      const other = folderOf({ ...numbered(40), "1.md": "# D1\n\nA pear." });
      await indexDocuments({ database, folders: [other], log });
      writeFiles(corpus, { "1.md": "# D1\n\nA walrus." });
      let turns = 0;
      await publish(corpus, async (request, _, path) => {
        const answer = await request();
        if (path.endsWith("/_refresh")) {
          turns += 1;
          await publishDocuments({ cluster: settings, database, log });
        }
        return answer;
      });
      expect([await ids("walrus"), await ids("pear"), turns]).toEqual([["1.md"], [], 3]);
      expect(await indexes()).toHaveLength(1);
    });

    it("leaves the documents of one process if two change the index at once", async () => {
      const { ids, settings } = await open();
      const words = ["walrus", "pear"];
      await Promise.all(words.map((word) => publishElsewhere(settings, folderOf(numbered(40)), word)));
      const found = await Promise.all(words.map(ids));
      expect([
        [3, 0],
        [0, 3],
      ]).toContainEqual(found.map(({ length }) => length));
      expect(Object.keys((await cluster.get(`/_alias/${settings.index}`)) as object)).toHaveLength(1);
    });

    it("keeps the new index if a step fails after the alias was switched", async () => {
      const { search, index, publish } = await open();
      const folder = folderOf(numbered(60));
      const failed = publish(folder, async (request, method, path) => {
        if (method === "GET" && path.startsWith("/_alias/")) throw Object.assign(new Error(), { statusCode: 403 });
        return request();
      });
      await expect(failed).rejects.toThrow();
      expect((await search("apple")).total).toBe(60);
      await index([folder]);
      expect((await search("apple")).total).toBe(60);
    });

    it("shows nothing of a failed indexing once another one is done", async () => {
      const { engine: search, ids, index, publish, corpus } = await open();
      writeFiles(corpus, { "new.md": "# New\n\nA walrus." });
      const failed = publish(corpus, async (request, _, path) => {
        if (path.endsWith("/_refresh")) throw Object.assign(new Error(), { statusCode: 400 });
        return request();
      });
      await expect(failed).rejects.toThrow();
      rmSync(join(corpus, "new.md"));
      writeFiles(corpus, { "1.md": "# D1\n\nA pear." });
      await index([corpus]);
      expect([await ids("walrus"), await ids("pear")]).toEqual([[], ["1.md"]]);
      expect((await search.documents.fingerprints()).size).toBe(40);
    });

    it("never repeats a version while changes become visible", async () => {
      const { engine: search, publish, corpus } = await open();
      const twoVersions = async () => [await search.documents.version(), await search.documents.version()] as const;
      const meanwhile: (readonly [string | undefined, string | undefined])[] = [];
      writeFiles(corpus, { "1.md": "# D1\n\nA pear." });
      await publish(
        corpus,
        onceAt(
          (path) => path.endsWith("/_refresh"),
          async () => meanwhile.push(await twoVersions()),
        ),
      );
      expect(meanwhile).toHaveLength(1);
      for (const [first, second] of meanwhile) expect(first).not.toBe(second);
      const [first, second] = await twoVersions();
      expect(first).toBe(second);
    });

    it("answers from one state even if the best result is removed during the search", async () => {
      const filler = "Other words stand here. ".repeat(30);
      const { search, index, corpus, settings, clientWith } = await open({
        ...numbered(50),
        ...Object.fromEntries(Array.from({ length: 6 }, (_, number) => [`pear${number}.md`, `# P\n\npear ${filler}`])),
        "middle.md": `# M\n\nwalrus ${filler}`,
        "best.md": "# Walrus and pear\n\nwalrus pear",
      });
      let searches = 0;
      const client = clientWith(async (request, _, path) => {
        const answer = await request();
        if (path.endsWith("/_search") && ++searches === 1) {
          rmSync(join(corpus, "best.md"));
          await index([corpus]);
        }
        return answer;
      });
      const page = { limit: 5, offset: 0 };
      const found = await findPage(client, settings, readQuery("walrus pear"), page, new AbortController().signal);
      expect(found).toEqual(await search("walrus pear"));
      expect(searches).toBe(4);
    });

    it("asks the same replicas for all pages of a query, and twice for each", async () => {
      const { settings, clientWith } = await open();
      const asked: unknown[] = [];
      const client = clientWith((request, _method, _path, _body, options) => {
        asked.push(options?.query?.preference);
        return request();
      });
      const pageOf = (query: string, offset: number) =>
        findPage(client, settings, readQuery(query), { limit: 5, offset }, new AbortController().signal);
      for (const offset of [0, 5, 35, 40]) await pageOf("apple", offset);
      expect(asked).toHaveLength(8);
      expect(new Set(asked).size).toBe(1);
      await pageOf("pear", 0);
      expect(new Set(asked).size).toBe(2);
    });

    it("asks another node if one hangs", async () => {
      const { settings } = await open();
      const hanging = createServer(() => {}).listen(0, "127.0.0.1");
      await once(hanging, "listening");
      onTestFinished(() => void hanging.close());
      const { port } = hanging.address() as AddressInfo;
      const connect = async () => {
        const client = await connectCluster({ ...settings, nodes: [`http://127.0.0.1:${port}`, ...settings.nodes] });
        onTestFinished(() => client.close());
        return client;
      };
      // When indexing, a node is given up after half a minute.
      expect((await findIndex(await connect(), settings.index, AbortSignal.timeout(20_000)))?.name).toBeDefined();
      const page = { limit: 5, offset: 0 };
      const search = findPage(await connect(), settings, readQuery("apple"), page, AbortSignal.timeout(20_000));
      expect((await search).total).toBe(40);
    });
  });
}
