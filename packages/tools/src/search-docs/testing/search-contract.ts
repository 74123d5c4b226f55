import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Logger } from "@twinhost/core";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { numbered, readableLog, temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { openDatabase } from "../index-database.ts";
import { indexDocuments } from "../index-documents.ts";
import type { SearchEngine } from "../search-engine.ts";
import { searchDocs } from "../tool.ts";

/** A search engine of one kind, with indexes that no other test uses. */
export interface EngineUnderTest {
  open(file: string, defaultCorpus: string | undefined, log: Logger): SearchEngine;
  /** What `docs:index` does in addition to indexing on this machine. */
  publish?(database: DatabaseSync, log: Logger): Promise<unknown>;
}

const CORPUS = {
  "en/servers.md": "# Servers\n\nA server waits for calls. Several servers share the tools.",
  "en/keys.md": "# Keys\n\n## Rotate\n\nA key is replaced: configure HTTP clients with the new one.",
  "ko/servers.md": "# 서버\n\n서버를 여러 대 두면 HTTP 도구가 나뉩니다.",
  "ko/keys.md": "# 키 교체\n\n새 암호키를 HTTP 클라이언트에 설정합니다. 도구 사용 권한.",
};

/** Opens an engine that builds its first index from these files. */
export const openEngine = async (
  kind: EngineUnderTest,
  files: Readonly<Record<string, string | Uint8Array>> = CORPUS,
) => {
  const corpus = temporaryFolder();
  writeFiles(corpus, files);
  const file = join(temporaryFolder(), "search.sqlite");
  const { log, lines } = readableLog();
  const engine = kind.open(file, corpus, log);
  onTestFinished(() => engine.close());
  await engine.ready();
  const search = async (query: string, page = { limit: 5, offset: 0 }) =>
    engine.search(query, page, new AbortController().signal);
  const ids = async (query: string) => (await search(query)).results.map(({ id }) => id);
  const index = async (folders: readonly string[], guides?: string, added?: string) => {
    const database = await openDatabase(file);
    try {
      await indexDocuments({ database, folders, guides, added, log });
      await kind.publish?.(database, log);
    } finally {
      database.close();
    }
  };
  return { engine, search, ids, index, file, corpus, log, lines };
};

/** The contract of every search engine, whatever its backend. */
export const itSearches = (kindOf: () => EngineUnderTest, { byMeaning = false } = {}): void => {
  const open = (files?: Readonly<Record<string, string>>) => openEngine(kindOf(), files);

  it("returns complete hits", async () => {
    const { search } = await open();
    expect(await search("rotate")).toEqual({
      results: [
        {
          id: "en/keys.md",
          title: "Keys",
          uri: "docs://en/keys.md",
          snippet: "**Rotate** – A key is replaced: configure HTTP clients with the new one.",
          score: expect.any(Number),
        },
      ],
      total: 1,
    });
  });

  it("finds inflected words, and Korean words with particles", async () => {
    const { ids } = await open();
    const found = async (query: string) => (await ids(query)).sort();
    for (const query of ["서버", "서버를", "서버에서"]) expect(await found(query)).toEqual(["ko/servers.md"]);
    for (const query of ["도구", "도구가"]) expect(await found(query)).toEqual(["ko/keys.md", "ko/servers.md"]);
    expect(await found("키")).toEqual(["ko/keys.md"]);
    expect(await found("configuration")).toEqual(["en/keys.md"]);
    for (const query of ["SERVERS", "ｓｅｒｖｅｒ"]) expect(await found(query)).toContain("en/servers.md");
  });

  it("prefers documents in the language of the query", async () => {
    const { ids } = await open();
    expect((await ids("HTTP 서버"))[0]).toBe("ko/servers.md");
    expect((await ids("HTTP 설정"))[0]).toBe("ko/keys.md");
    expect((await ids("HTTP"))[0]).toBe("en/keys.md");
  });

  it("ranks a title over a mention, and shows the title when only it matches", async () => {
    const { search } = await open({
      "mention.md": "# Other\n\nzebra and more words here",
      "title.md": "# Zebra\n\nStripes and more words here",
    });
    const { results } = await search("zebra");
    expect(results.map(({ id }) => id)).toEqual(["title.md", "mention.md"]);
    expect(results[0]?.snippet).toBe("**Zebra**: Stripes and more words here");
  });

  it("ranks a passage that answers the question above a title with one of its common words", async () => {
    const { ids } = await open({
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [`${index}.md`, `# D${index}\n\nLook here to find things.`]),
      ),
      "find.md": "# Find\n\nWalks through folders.",
      "halves.md": "# Halves\n\nTests commits in the middle of a range, until one is left that introduced the bug.",
    });
    expect((await ids("find the commit that introduced a bug"))[0]).toBe("halves.md");
  });

  it("finds documents by file name", async () => {
    const { search } = await open({ [`${"회의록".normalize("NFD")}_2024.md`]: "# Notes\n\nWhat was said." });
    expect((await search("회의록")).results[0]).toMatchObject({
      id: "회의록_2024.md",
      snippet: "**회의록**_2024.md: What was said.",
    });
  });

  // Search by meaning does not distinguish common words.
  it.runIf(!byMeaning)("leaves out documents that share only a common word with the query", async () => {
    const { ids } = await open({
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [`${index}.md`, `# D${index}\n\nA server, plain.`]),
      ),
      "answer.md": "# Fail over\n\nWhen the server dies, the balancer sends calls elsewhere.",
    });
    expect(await ids("balancer of the server")).toEqual(["answer.md"]);
  });

  it("supports common operators, and shows excluded documents if nothing else matches", async () => {
    const { ids } = await open({
      "a.md": "# Apple\n\nGreen fruit, configured.",
      "b.md": "# Apple\n\nRed fruit, configured.",
    });
    expect(await ids("apple -red")).toEqual(["a.md"]);
    expect((await ids("fruit -apple")).sort()).toEqual(["a.md", "b.md"]);
    expect((await ids("config*")).sort()).toEqual(["a.md", "b.md"]);
  });

  it("pages without overlap, and keeps the total past the last page", async () => {
    const { search } = await open(
      Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`d${index}.md`, `# D${index}\n\napple`])),
    );
    const pages = await Promise.all([0, 3, 6, 9].map((offset) => search("apple", { limit: 3, offset })));
    expect(pages.map(({ results }) => results.length)).toEqual([3, 3, 1, 0]);
    expect(pages.map(({ total }) => total)).toEqual([7, 7, 7, 7]);
    expect(new Set(pages.flatMap(({ results }) => results.map(({ id }) => id))).size).toBe(7);
  });

  it("returns complete sections, each once", async () => {
    const { engine } = await open({
      "a.md": `# Guide\n\n## One\n\nA walrus.${" More of it.".repeat(20)}\n\n| Key | Value |\n|---|---|\n| walrus | 1 |\n\n## Two\n\n${"No animal here. ".repeat(20)}`,
    });
    const page = { limit: 5, offset: 0, sections: true };
    const { results } = await engine.search("walrus", page, new AbortController().signal);
    expect(results).toHaveLength(1);
    expect(results[0]?.section).toMatch(/^\*\*One\*\*\nA walrus\.[\s\S]*\| walrus \| 1 \|/);
  });

  it("accepts any text as a query", async () => {
    const { search } = await open();
    for (const nothing of ["!!!", '"', "*", "()", "🙂", "\0", "\ud800", "...---..."])
      expect(await search(nothing)).toEqual({ results: [], total: 0 });
    const syntax = fc.constantFrom(
      ..."AND OR NOT NEAR( NEAR(a,2) \" ' * ^ : - + ( ) { } title:server a* ^a -- ~2 /x/ [a TO b] \0 \ud800 \\ 서버 키 server".split(
        " ",
      ),
    );
    const query = fc.oneof(
      fc.string({ unit: "binary", maxLength: 1000 }),
      fc.array(syntax, { maxLength: 30 }).map((parts) => parts.join(" ")),
    );
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const answer = searchDocs.output.parse(await search(text));
        for (const { snippet } of answer.results) expect(snippet).toMatch(/\*\*.+\*\*/);
      }),
      { numRuns: 50 },
    );
    expect((await search(`server ${"x ".repeat(50_000)}`)).total).toBeGreaterThan(0);
  });

  it("picks up documents added to and removed from the index while it is open", async () => {
    const { engine, ids, index } = await open();
    const before = await engine.documents.version();
    const other = temporaryFolder();
    writeFiles(other, { "new.md": "# Walrus" });
    await index([other]);
    expect(await ids("walrus")).toEqual(["new.md"]);
    expect(await ids("server")).toEqual([]);
    expect(await engine.documents.version()).not.toBe(before);
    expect([...(await engine.documents.fingerprints()).keys()]).toEqual(["new.md"]);
  });

  it("finds either all old or all new documents during indexing", async () => {
    const { search, index, corpus } = await open(numbered(40));
    const other = temporaryFolder();
    writeFiles(other, numbered(60, "E"));
    let isDone = false;
    const indexing = (async () => {
      for (const folder of [other, corpus, other]) await index([folder]);
      isDone = true;
    })();
    const totals = new Set<number>();
    while (!isDone) {
      totals.add((await search("apple")).total);
      await nextTurn();
    }
    await indexing;
    expect([...totals].filter((total) => total !== 40 && total !== 60)).toEqual([]);
    expect((await search("apple")).total).toBe(60);
  });

  it("lists, reads and completes either all old or all new documents during indexing", async () => {
    const { engine, index, corpus } = await open(numbered(40));
    const { documents } = engine;
    const other = temporaryFolder();
    writeFiles(other, numbered(60, "E"));
    let isDone = false;
    const indexing = (async () => {
      for (const folder of [other, corpus, other, corpus]) await index([folder]);
    })().finally(() => {
      isDone = true;
    });
    const seen = { listed: new Set<number>(), texts: new Set<string | undefined>(), completed: new Set<number>() };
    while (!isDone) {
      seen.listed.add((await documents.list("", 100)).length);
      seen.texts.add(await documents.read("1.md"));
      seen.completed.add((await documents.complete("1.md", 5)).total);
      await nextTurn();
    }
    await indexing;
    const others = <Value>(found: ReadonlySet<Value>, ...expected: Value[]) => [...found.difference(new Set(expected))];
    expect(others(seen.listed, 40, 60)).toEqual([]);
    expect(others(seen.texts, "# D1\n\napple", "# E1\n\napple")).toEqual([]);
    expect(others(seen.completed, 4, 6)).toEqual([]);
  });

  it("does not let the product's guides outrank the user's own documents", async () => {
    const { ids, index, corpus } = await open({ "a.md": "# Guide\n\nA key for the key server's keys." });
    const own = join(temporaryFolder(), "own");
    writeFiles(own, { "b.md": "# Office\n\nThe door key lies at the desk." });
    await index([corpus, own], corpus);
    expect((await ids("key"))[0]).toBe("own/b.md");
    await index([own], corpus);
    expect(await ids("key")).toEqual(["b.md"]);
    await index([corpus, own], corpus, own);
    expect((await ids("key"))[0]).toBe("own/b.md");
  });

  it("lists, reads and completes documents", async () => {
    const { engine } = await open({
      "a/set-up.md": "# Set up\n\nText *as written*.",
      "b.txt": "Plain",
      "offset.md": "# C",
    });
    const { documents } = engine;
    expect(await documents.list("", 2)).toEqual([
      { id: "a/set-up.md", title: "Set up" },
      { id: "b.txt", title: "b" },
    ]);
    expect(await documents.list("b.txt", 2)).toEqual([{ id: "offset.md", title: "C" }]);
    expect(await documents.read("a/set-up.md")).toBe("# Set up\n\nText *as written*.");
    expect(await documents.read("../secret.md")).toBeUndefined();
    expect(await documents.complete("SET", 5)).toEqual({ ids: ["a/set-up.md", "offset.md"], total: 2 });
    expect(await documents.complete("OFF", 5)).toEqual({ ids: ["offset.md"], total: 1 });
    expect(await documents.complete("*", 5)).toEqual({ ids: [], total: 0 });
    expect(await documents.complete("a".repeat(2_000), 5)).toEqual({ ids: [], total: 0 });
  });

  it("describes itself and passes its health check", async () => {
    const { engine } = await open();
    await engine.check(AbortSignal.timeout(10_000));
    expect(engine.describe()).toMatch(
      /^(?:sqlite|(?:elasticsearch|opensearch), Korean by (?:nori|cjk))(?:$|, and by meaning)/,
    );
  });

  it("stops a cancelled search", async () => {
    const { engine } = await open();
    const search = async () => engine.search("server", { limit: 5, offset: 0 }, AbortSignal.abort());
    await expect(search()).rejects.toThrow("aborted");
  });
};
