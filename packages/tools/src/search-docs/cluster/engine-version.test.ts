import { join } from "node:path";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { openDatabase } from "../index-database.ts";
import { indexDocuments } from "../index-documents.ts";
import { publishDocuments } from "../publish-documents.ts";
import { createClusterSearch } from "./cluster-search.ts";
import type { ClusterSettings } from "./cluster-settings.ts";
import { connectCluster } from "./connect-cluster.ts";
import { requireVersion } from "./engine-version.ts";

/** A cluster that answers with the versions of its nodes, or a status, and nothing else. */
const startNodes = async (engine: ClusterSettings["engine"], versions: readonly string[], status = 200) => {
  const nodes = Object.fromEntries(versions.map((version, index) => [`node-${index}`, { version }]));
  const paths: string[] = [];
  const { url, close } = await startLoopbackServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    paths.push(path);
    const headers = { "content-type": "application/json", "x-elastic-product": "Elasticsearch" };
    const isAsked = path === "/_nodes/process";
    response.writeHead(isAsked ? status : 404, headers).end(JSON.stringify(isAsked ? { nodes } : {}));
  });
  onTestFinished(close);
  const settings: ClusterSettings = { engine, nodes: [url], index: "any" };
  const client = await connectCluster(settings);
  onTestFinished(() => client.close());
  return { settings, paths, check: () => requireVersion(client, engine) };
};

it.each([
  ["elasticsearch", ["8.4.0"]],
  ["elasticsearch", ["8.19.0-SNAPSHOT", "9.2.0"]],
  ["opensearch", ["2.15.0"]],
  ["opensearch", ["2.19.6", "3.1.0"]],
  ["opensearch", []],
  ["opensearch", ["unknown"]],
] as const)("accepts %s %j", async (engine, versions) => {
  const { check } = await startNodes(engine, versions);
  await check();
});

it.each([
  ["elasticsearch", ["9.2.0", "8.3.3"], "Elasticsearch 8.3.3 is too old: Twinhost searches in 8.4 and newer."],
  ["elasticsearch", ["7.17.29"], "Elasticsearch 7.17.29 is too old: Twinhost searches in 8.4 and newer."],
  [
    "elasticsearch",
    ["2.19.6"],
    "Elasticsearch 2.19.6 is too old: Twinhost searches in 8.4 and newer. If it is OpenSearch, set SEARCH_ENGINE=opensearch.",
  ],
  ["opensearch", ["2.14.0"], "OpenSearch 2.14.0 is too old: Twinhost searches in 2.15 and newer."],
] as const)("rejects %s %j", async (engine, versions, message) => {
  const { check } = await startNodes(engine, versions);
  await expect(check()).rejects.toMatchObject({ code: "engine_unavailable", message });
});

it("accepts an engine that hides its version from these credentials", async () => {
  const { check } = await startNodes("opensearch", ["1.0.0"], 403);
  await check();
});

it("rejects an old engine in a host and in docs:index, before any other request", async () => {
  const { settings, paths } = await startNodes("opensearch", ["1.3.7"]);
  const tooOld = { code: "engine_unavailable", message: expect.stringMatching(/^OpenSearch 1\.3\.7 is too old/) };
  const folder = temporaryFolder();
  writeFiles(folder, { "a.md": "# A" });
  const file = join(temporaryFolder(), "search.sqlite");
  const { log, lines } = readableLog();
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  await indexDocuments({ database, folders: [folder], log });
  await expect(publishDocuments({ cluster: settings, database, log })).rejects.toMatchObject(tooOld);
  const search = createClusterSearch({ cluster: settings, file, log });
  onTestFinished(() => search.close());
  await expect(search.ready()).rejects.toMatchObject(tooOld);
  expect(lines.map(({ reason }) => reason)).toContainEqual(tooOld.message);
  expect(new Set(paths)).toEqual(new Set(["/_nodes/process"]));
});
