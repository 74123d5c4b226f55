import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startEmbeddingServer } from "../../../test/search/embedding-server.ts";
import { numbered, readableLog, temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { openSearch } from "../open-search.ts";
import type { SearchEngine, SearchHit } from "../search-engine.ts";
import { hybridUnderTest } from "../testing/hybrid-under-test.ts";
import { openEngine } from "../testing/search-contract.ts";
import { createEmbedder } from "./embedder.ts";
import { createHybridSearch } from "./hybrid-search.ts";

const FILES = {
  "car.md": "# Car\n\nAn automobile needs fuel.",
  "cat.md": "# Cat\n\nA cat needs sleep.",
  "plane.md": "# Plane\n\nAn aircraft flies.",
};

const open = async (files: Readonly<Record<string, string>> = FILES) => {
  const server = await startEmbeddingServer({ vehicl: "automobil" });
  onTestFinished(server.close);
  return { server, ...(await openEngine(hybridUnderTest(server.embeddings), files)) };
};

it("finds a document with a synonym, and ranks one found both by words and by meaning first", async () => {
  const { search, engine } = await open();
  const { results, total } = await search("vehicle");
  expect(results.map(({ id }) => id)).toEqual(["car.md"]);
  expect(total).toBe(1);
  expect((await search("vehicle sleep")).results.map(({ id }) => id)).toEqual(["cat.md", "car.md"]);
  expect(engine.describe()).toBe("sqlite, and by meaning with bag-of-words");
});

it("searches by words alone while the embeddings server fails, and logs that once", async () => {
  const { server, ids, engine, lines } = await open();
  server.failures.push(500);
  expect(await ids("automobile")).toEqual(["car.md"]);
  expect(await ids("vehicle")).toEqual([]);
  expect(engine.describe()).toBe(
    "sqlite; by words alone, for the embeddings server answered 500 Internal Server Error",
  );
  const warnings = lines.filter(({ msg }) => msg === "searches go by words alone");
  expect(warnings).toHaveLength(1);
  await engine.check(AbortSignal.timeout(10_000));
});

it("searches by words alone if the index has no vectors of the model", async () => {
  const server = await startEmbeddingServer();
  onTestFinished(server.close);
  const defaultCorpus = temporaryFolder();
  writeFiles(defaultCorpus, FILES);
  const file = join(temporaryFolder(), "search.sqlite");
  const engine = await openSearch({ file, defaultCorpus, embeddings: server.embeddings, log: readableLog().log });
  onTestFinished(() => engine.close());
  await engine.ready();
  const { results } = await engine.search("automobile", { limit: 5, offset: 0 }, new AbortController().signal);
  expect(results.map(({ id }) => id)).toEqual(["car.md"]);
  expect(engine.describe()).toBe("sqlite; by words alone, for the index has no vectors of this model: run docs:index");
});

it("searches by words alone for a query with operators, without asking the server", async () => {
  const { server, ids } = await open();
  server.failures.push(500);
  expect(await ids("automobile -cat")).toEqual(["car.md"]);
  expect(server.failures).toHaveLength(1);
});

it("searches by meaning for a question with one-syllable words, too", async () => {
  const { ids } = await open({ "a.md": "# 자동차\n\n연료가 필요하다.", "b.md": "# 고양이\n\n잠을 잔다." });
  expect(await ids("자동차는 왜 못 가나")).toEqual(["a.md"]);
  const { server, ids: idsOf } = await open();
  await idsOf("vehicle 쓸");
  expect(await idsOf("vehicle 쓸")).toEqual(["car.md"]);
  expect(server.failures).toEqual([]);
});

it("answers with the section that matches by meaning", async () => {
  const { engine } = await open();
  const page = { limit: 5, offset: 0, sections: true };
  const { results } = await engine.search("vehicle", page, new AbortController().signal);
  expect(results.map(({ id, section }) => [id, section])).toEqual([["car.md", "An automobile needs fuel."]]);
});

const COUNT = 70;
/** All mean the same; one in ten uses another word. */
const VEHICLES = Object.fromEntries(
  Array.from({ length: COUNT }, (_, number) => [
    `${String(number).padStart(2, "0")}.md`,
    number % 10 === 0 ? `# D${number}\n\nAn automobile.` : `# D${number}\n\nA vehicle.`,
  ]),
);

it("pages through words and meaning without overlap", async () => {
  const { search } = await open(VEHICLES);
  const found: string[] = [];
  for (let offset = 0; offset < COUNT; offset += 10)
    found.push(...(await search("vehicle", { limit: 10, offset })).results.map(({ id }) => id));
  expect(new Set(found).size).toBe(found.length);
  // At least all that have the word itself.
  expect(found.length).toBeGreaterThanOrEqual(63);
});

it("searches by meaning on every page, with and without sections", async () => {
  const { engine, search } = await open(VEHICLES);
  for (let offset = 0; offset < COUNT; offset += 10) {
    const page = { limit: 10, offset };
    const { results } = await search("vehicle", page);
    const sections = await engine.search("vehicle", { ...page, sections: true }, new AbortController().signal);
    expect(sections.results.map(({ id }) => id)).toEqual(results.map(({ id }) => id));
    expect(sections.results.every(({ section }) => section !== undefined)).toBe(true);
  }
});

it("answers with up to three sections of a document, including the nearest in meaning", async () => {
  const part = (name: string, words: string): string => `## ${name}\n\n${words} ${"Nothing more. ".repeat(10)}\n\n`;
  const { engine } = await open({
    "a.md": `# Fleet\n\n${["One", "Two", "Three"].map((name) => part(name, "A vehicle ends.")).join("")}${part("Four", "Automobile automobile automobile automobile.")}`,
  });
  const page = { limit: 5, offset: 0, sections: true };
  const { results } = await engine.search("vehicle", page, new AbortController().signal);
  const sections = results.map(({ section = "" }) => section);
  expect([sections.length, new Set(sections).size]).toEqual([3, 3]);
  expect(sections.some((section) => section.startsWith("**Four**"))).toBe(true);
});

it("searches by words alone if the vectors take too long", async () => {
  const { server, engine, log } = await open();
  const hybrid = createHybridSearch({
    words: engine,
    neighbours: { nearest: () => new Promise(() => {}), close: () => {} },
    embedder: createEmbedder(server.embeddings),
    log,
  });
  const { results } = await hybrid.search("automobile", { limit: 5, offset: 0 }, AbortSignal.timeout(60_000));
  expect(results.map(({ id }) => id)).toEqual(["car.md"]);
  expect(hybrid.describe()).toMatch(/; by words alone, for the vectors take too long$/);
});

it("searches again if the index changed between words and meaning, but embeds the query once", async () => {
  const server = await startEmbeddingServer();
  onTestFinished(server.close);
  const kind = hybridUnderTest(server.embeddings);
  const { engine, index, log } = await openEngine(kind, numbered(40));
  const other = temporaryFolder();
  writeFiles(other, numbered(60));
  let indexings = 0;
  const nearest = async (): Promise<SearchHit[]> => {
    if (indexings++ === 0) await index([other]);
    return (await engine.search("apple", { limit: 50, offset: 0 }, new AbortController().signal)).results;
  };
  const words: SearchEngine = { ...engine, search: (_, ...page) => engine.search("apple", ...page) };
  const hybrid = createHybridSearch({
    words,
    neighbours: { nearest, close: () => {} },
    embedder: createEmbedder(server.embeddings),
    log,
  });
  const { total } = await hybrid.search("pear", { limit: 5, offset: 0 }, new AbortController().signal);
  expect([total, indexings]).toEqual([60, 2]);
  expect(server.queries.filter((query) => query === "pear")).toHaveLength(1);
});
