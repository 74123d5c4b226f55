import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const openSearch = async (files: Readonly<Record<string, string>>) => {
  const defaultCorpus = temporaryFolder();
  writeFiles(defaultCorpus, files);
  const engine = createSqliteSearch({
    file: join(temporaryFolder(), "search.sqlite"),
    defaultCorpus,
    log: readableLog().log,
  });
  onTestFinished(() => engine.close());
  return async (query: string) =>
    (await engine.search(query, { limit: 5, offset: 0, sections: true }, new AbortController().signal)).results;
};

const part = (name: string, words: string) =>
  `## ${name}\n\n${words} ${"Further words that nobody looks for here. ".repeat(4)}\n\n`;

test("of one document three sections at most are results of their own, the best first", async () => {
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

test("a document that is found by its title alone has scores, too", async () => {
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
