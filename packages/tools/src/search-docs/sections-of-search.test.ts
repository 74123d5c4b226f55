import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { invokeTool } from "../testing/invoke-tool.ts";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { openDatabase } from "./index-database.ts";
import { indexDocuments } from "./index-documents.ts";
import { SECTION_OF_PASSAGE } from "./section.ts";
import { createSqliteSearch } from "./sqlite-search.ts";
import { searchDocs } from "./tool.ts";

const openSearch = async (files: Readonly<Record<string, string>>) => {
  const defaultCorpus = temporaryFolder();
  writeFiles(defaultCorpus, files);
  const engine = createSqliteSearch({
    file: join(temporaryFolder(), "search.sqlite"),
    defaultCorpus,
    log: readableLog().log,
  });
  onTestFinished(() => engine.close());
  return async (query: string, page: { limit?: number; offset?: number } = {}) => {
    const found = await invokeTool(searchDocs, { query, sections: true, ...page }, engine);
    return searchDocs.output.parse(found.ok && found.output).results;
  };
};

const part = (name: string, words: string) =>
  `## ${name}\n\n${words} ${"Further words that nobody looks for here. ".repeat(4)}\n\n`;

test("at most three sections of a document are separate results, the best first", async () => {
  const search = await openSearch({
    "a.md": `# Guide\n\n${["One", "Two", "Three", "Four"].map((name) => part(name, "A walrus.")).join("")}${part("Best", "Walrus, walrus, walrus.")}`,
    "b.md": `# Other\n\n${part("Five", "A walrus.")}`,
  });
  const results = await search("walrus");
  expect(results.filter(({ id }) => id === "a.md")).toHaveLength(3);
  expect(results.filter(({ id }) => id === "b.md")).toHaveLength(1);
  expect(results[0]?.section).toContain("**Best**");
});

test("two passages of one section are one result", async () => {
  const search = await openSearch({
    "a.md": `# Guide\n\n## Long\n\n${"A walrus swims. ".repeat(80)}\n\n${"A walrus sleeps. ".repeat(80)}`,
  });
  const results = await search("walrus");
  expect(results).toHaveLength(1);
});

test("a document found only by its title has scores, too", async () => {
  const search = await openSearch({
    "a.md": `# The solar system\n\n${part("One", "A walrus.")}${part("Two", "A seal.")}`,
  });
  const results = await search("solar");
  expect(results.map(({ score }) => score)).toEqual(results.map(() => expect.any(Number)));
  expect(results.length).toBeGreaterThan(0);
});

test("a paragraph of a section is one line, however its source is wrapped", async () => {
  const search = await openSearch({ "a.md": "# Guide\n\n- A walrus\n  swims.\n- It\n  sleeps." });
  expect((await search("walrus"))[0]?.section).toContain("- A walrus swims.\n- It sleeps.");
});

test("an answer has as many sections as fit", async () => {
  const files = Array.from({ length: 10 }, (_, number) => [
    `${number}.md`,
    `# Guide\n\n## Long\n\n${"A walrus swims far.\n\n".repeat(180)}`,
  ]);
  const search = await openSearch(Object.fromEntries(files));
  const results = await search("walrus", { limit: 10 });
  expect(results.reduce((sum, { section = "" }) => sum + section.length, 0)).toBeLessThanOrEqual(22_000);
  expect(results.length).toBeGreaterThan(4);
});

test("of a section as long as a document, only the passages around the match are read", async () => {
  const corpus = temporaryFolder();
  writeFiles(corpus, { "a.txt": `${"word ".repeat(250)}\n\n`.repeat(600) });
  const database = await openDatabase(join(temporaryFolder(), "search.sqlite"));
  onTestFinished(() => database.close());
  await indexDocuments({ database, folders: [corpus], log: readableLog().log });
  const numbers = database
    .prepare("SELECT number FROM passages ORDER BY number")
    .all()
    .map(({ number }) => Number(number));
  expect(numbers.length).toBeGreaterThan(500);
  const middle = numbers[300] ?? 0;
  expect(database.prepare(SECTION_OF_PASSAGE).all(middle)).toHaveLength(257);
});
