import { join } from "node:path";
import type { Tool } from "@twinhost/core";
import { createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { createSqliteSearch } from "./sqlite-search.ts";
import { searchDocs } from "./tool.ts";

const openToolbox = (document = "# Apples\n\nAn apple a day.") => {
  const defaultCorpus = temporaryFolder();
  writeFiles(defaultCorpus, { "a.md": document });
  const { log } = readableLog();
  const searchEngine = createSqliteSearch({ file: join(temporaryFolder(), "search.sqlite"), defaultCorpus, log });
  onTestFinished(() => searchEngine.close());
  const toolbox = createToolbox({
    tools: [searchDocs as unknown as Tool],
    engineOf: () => searchEngine,
    log,
    recordUsage: () => {},
  });
  return (args: unknown) =>
    toolbox.invoke({ tool: "search_docs", arguments: args, caller: LOCAL_CALLER, transport: "test" });
};

describe("search_docs", () => {
  it("finds documents, using the defaults for omitted arguments", async () => {
    expect(await openToolbox()({ query: "apples" })).toMatchObject({
      ok: true,
      output: { results: [{ id: "a.md", title: "Apples" }], total: 1 },
    });
  });

  it("answers with sections when they are requested, and without them otherwise", async () => {
    const search = openToolbox();
    expect(await search({ query: "apples", sections: true })).toMatchObject({
      output: { results: [{ section: "An apple a day." }] },
    });
    expect(JSON.stringify(await search({ query: "apples" }))).not.toContain("section");
  });

  it("answers with a complete section that is longer than a passage", async () => {
    const text = `${"word ".repeat(280)}\n\n${"other ".repeat(240)}\n\nThe needle.`;
    const answer = await openToolbox(`# Long\n\n## Part\n\n${text}`)({ query: "needle", sections: true });
    expect(answer).toMatchObject({
      output: { results: [{ section: expect.stringMatching(/^\*\*Part\*\*\nword.*other.*needle/s) }] },
    });
  });

  it.each(["!!!", '"', "* OR *", "unheard-of"])("answers %j with no results", async (query) => {
    expect(await openToolbox()({ query })).toMatchObject({ ok: true, output: { results: [], total: 0 } });
  });

  it.each([
    ["empty", { query: "" }],
    ["blank", { query: " \n\t\u3000" }],
    ["missing", {}],
    ["100 KB", { query: "a".repeat(100_000) }],
    ["not a string", { query: [7] }],
    ["limit 0", { query: "a", limit: 0 }],
    ["limit 51", { query: "a", limit: 51 }],
    ["limit 1.5", { query: "a", limit: 1.5 }],
    ["offset -1", { query: "a", offset: -1 }],
    ["offset 10,001", { query: "a", offset: 10_001 }],
    ["unknown argument", { query: "a", sql: "b" }],
  ])("rejects invalid arguments: %s", async (_, args) => {
    expect(await openToolbox()(args)).toMatchObject({ ok: false, error: { code: "invalid_arguments" } });
  });
});
