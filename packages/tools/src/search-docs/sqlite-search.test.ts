import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it, onTestFinished } from "vitest";
import { readDocument } from "../resources/document-text.ts";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { openDatabase } from "./index-database.ts";
import { indexDocuments } from "./index-documents.ts";
import { createSqliteSearch } from "./sqlite-search.ts";
import { searchDocs } from "./tool.ts";

const CORPUS = {
  "en/servers.md": "# Servers\n\nA server waits for calls. Several servers share the tools.",
  "en/keys.md": "# Keys\n\n## Rotate\n\nA key is replaced: configure HTTP clients with the new one.",
  "ko/servers.md": "# 서버\n\n서버를 여러 대 두면 HTTP 도구가 나뉩니다.",
  "ko/keys.md": "# 키 교체\n\n새 암호키를 HTTP 클라이언트에 설정합니다. 도구 사용 권한.",
};

const openSearch = async (files: Readonly<Record<string, string | Uint8Array>> = CORPUS) => {
  const defaultCorpus = temporaryFolder();
  writeFiles(defaultCorpus, files);
  const file = join(temporaryFolder(), "search.sqlite");
  const { log, lines } = readableLog();
  const engine = createSqliteSearch({ file, defaultCorpus, log });
  onTestFinished(() => engine.close());
  await engine.ready();
  const search = (query: string, page = { limit: 5, offset: 0 }) =>
    engine.search(query, page, new AbortController().signal);
  const ids = async (query: string) => (await search(query)).results.map(({ id }) => id);
  return { engine, search, ids, file, defaultCorpus, log, lines };
};

describe("createSqliteSearch", () => {
  it("answers with complete hits", async () => {
    const { search } = await openSearch();
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

  it.each([
    ["서버", ["ko/servers.md"]],
    ["서버를", ["ko/servers.md"]],
    ["서버에서", ["ko/servers.md"]],
    ["도구", ["ko/keys.md", "ko/servers.md"]],
    ["도구가", ["ko/keys.md", "ko/servers.md"]],
    ["키", ["ko/keys.md"]],
    ["configuration", ["en/keys.md"]],
    ["SERVERS", ["en/servers.md", "ko/servers.md"]],
    ["ｓｅｒｖｅｒ", ["en/servers.md", "ko/servers.md"]],
  ])("finds %s in %j", async (query, expected) => {
    const { ids } = await openSearch();
    expect((await ids(query)).sort()).toEqual(expected);
  });

  it("finds documents by file name, and identifiers by the words in them", async () => {
    const { ids, search } = await openSearch({
      [`${"회의록".normalize("NFD")}_2024.md`]: "# Notes\n\nWhat was said.",
      "code.md": "# Code\n\nCall createMcpHandler first.",
      "words.md": "# Words\n\nAn MCP tool and its handler.",
    });
    expect(await ids("회의록")).toEqual(["회의록_2024.md"]);
    expect((await search("회의록")).results[0]?.snippet).toBe("**회의록**_2024.md: What was said.");
    expect((await ids("mcp handler")).sort()).toEqual(["code.md", "words.md"]);
    expect((await ids("createmcphandler"))[0]).toBe("code.md");
  });

  it("finds HTML pages, PDFs and Word documents, and logs broken ones", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText("A walrus in a portable document.", { size: 12 });
    const word = new Document({ sections: [{ children: [new Paragraph("A walrus in an office.")] }] });
    const { ids, lines, file } = await openSearch({
      "page.html": "<title>Page</title><p>A walrus on the web.",
      "paper.pdf": await pdf.save(),
      "letter.docx": await Packer.toBuffer(word),
      "broken.pdf": "%PDF-1.4 walrus",
      "broken.docx": "walrus",
    });
    expect((await ids("walrus")).sort()).toEqual(["letter.docx", "page.html", "paper.pdf"]);
    expect(lines.filter(({ msg }) => msg === "file skipped").map(({ path }) => basename(String(path)))).toEqual([
      "broken.docx",
      "broken.pdf",
    ]);
    const database = await openDatabase(file);
    expect(await readDocument(database, "page.html", readableLog().log)).toBe("Page\n\nA walrus on the web.");
    database.close();
  });

  it("reads a document even if another process indexes other folders meanwhile", async () => {
    const { file } = await openSearch({ "a.md": "# A\n\nA walrus." });
    const [reading, indexing] = [await openDatabase(file), await openDatabase(file)];
    const text = readDocument(reading, "a.md", readableLog().log);
    indexing.exec("UPDATE folders SET path = '/elsewhere'");
    expect(await text).toBe("# A\n\nA walrus.");
    for (const database of [reading, indexing]) database.close();
  });

  it.each(["!!!", '"', "*", "()", "🙂", "\0", "\ud800", "...---..."])("finds nothing for %j", async (query) => {
    const { search } = await openSearch();
    expect(await search(query)).toEqual({ results: [], total: 0 });
  });

  it("accepts any text as a query", { timeout: 60_000 }, async () => {
    const { search } = await openSearch();
    const syntax = fc.constantFrom(
      ..."AND OR NOT NEAR( NEAR(a,2) \" ' * ^ : - + ( ) { } title:server a* ^a -- ; DROP \0 \ud800 \udfff % _ \\ 서버 키 server".split(
        " ",
      ),
    );
    const query = fc.oneof(
      fc.string({ unit: "binary", maxLength: 1000 }),
      fc.array(syntax, { maxLength: 30 }).map((parts) => parts.join(" ")),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
    );
    const page = fc.record({ limit: fc.integer({ min: 1, max: 50 }), offset: fc.integer({ min: 0, max: 10_000 }) });
    await fc.assert(
      fc.asyncProperty(query, page, async (text, range) => {
        const answer = searchDocs.output.parse(await search(text, range));
        for (const { snippet } of answer.results) expect(snippet).toMatch(/\*\*.+\*\*/);
      }),
      { numRuns: 300 },
    );
  });

  it("answers a query of 100 KB", async () => {
    const { ids } = await openSearch();
    expect(await ids(`server ${"x ".repeat(50_000)}`)).toContain("en/servers.md");
    expect(await ids("서버를".repeat(20_000))).toContain("ko/servers.md");
  });

  it("sees what another connection indexes while it is open", async () => {
    const { ids, file, log } = await openSearch();
    expect(await ids("walrus")).toEqual([]);
    const other = temporaryFolder();
    writeFiles(other, { "new.md": "# Walrus" });
    const database = await openDatabase(file);
    await indexDocuments({ database, folders: [other], log });
    database.close();
    expect(await ids("walrus")).toEqual(["new.md"]);
    expect(await ids("server")).toEqual([]);
  });

  it("does not let the product's guides outrank the user's own documents", async () => {
    const { ids, file, defaultCorpus, log } = await openSearch({
      "a.md": "# Keys\n\nA key for the key server's keys.",
    });
    const own = join(temporaryFolder(), "own");
    writeFiles(own, { "b.md": "# Office\n\nThe door key lies at the desk." });
    const database = await openDatabase(file);
    await indexDocuments({ database, folders: [defaultCorpus, own], guides: defaultCorpus, log });
    expect((await ids("key"))[0]).toBe("own/b.md");
    await indexDocuments({ database, folders: [own], guides: defaultCorpus, log });
    expect(await ids("key")).toEqual(["b.md"]);
    database.close();
  });

  it("scores the same however often the index was updated", async () => {
    const { search, file, defaultCorpus, log } = await openSearch();
    const before = await search("HTTP 서버 도구");
    const database = await openDatabase(file);
    const other = temporaryFolder();
    writeFiles(other, { "other.md": "# HTTP 서버" });
    for (let round = 0; round < 5; round++) {
      await indexDocuments({ database, folders: [other], log });
      await indexDocuments({ database, folders: [defaultCorpus], log });
    }
    database.close();
    expect(await search("HTTP 서버 도구")).toEqual(before);
  });

  it("searches while another connection writes", async () => {
    const { ids, file } = await openSearch();
    const database = await openDatabase(file);
    database.exec("BEGIN IMMEDIATE; DELETE FROM passages; DELETE FROM documents");
    expect(await ids("rotate")).toEqual(["en/keys.md"]);
    database.exec("COMMIT");
    database.close();
    expect(await ids("rotate")).toEqual([]);
  });

  it("keeps an existing index, and encodes ids in URIs", async () => {
    const first = await openSearch({ "한글 #1?.md": "# Walrus" });
    const { results } = await first.search("walrus");
    expect(results[0]?.uri).toBe("docs://%ED%95%9C%EA%B8%80%20%231%3F.md");
    writeFiles(first.defaultCorpus, { "later.md": "# Walrus" });
    const second = createSqliteSearch({ file: first.file, defaultCorpus: first.defaultCorpus, log: first.log });
    onTestFinished(() => second.close());
    expect((await second.search("walrus", { limit: 5, offset: 0 }, new AbortController().signal)).total).toBe(1);
  });

  it("says what is missing, and recovers once it is there", async () => {
    const file = join(temporaryFolder(), "search.sqlite");
    const { log } = readableLog();
    const engine = createSqliteSearch({ file, log });
    onTestFinished(() => engine.close());
    const search = async () => engine.search("walrus", { limit: 5, offset: 0 }, new AbortController().signal);
    await expect(search()).rejects.toMatchObject({
      code: "engine_unavailable",
      message: /npx -y pnpm@12 docs:index FOLDER/,
    });
    const folder = temporaryFolder();
    writeFiles(folder, { "a.md": "# Walrus" });
    const database = await openDatabase(file);
    await indexDocuments({ database, folders: [folder], log });
    database.close();
    expect((await search()).total).toBe(1);
  });

  it("rebuilds an index of another version, from the folders indexed last", async () => {
    const { file, engine, log } = await openSearch();
    engine.close();
    const own = temporaryFolder();
    writeFiles(own, { "a.md": "# Walrus" });
    const database = await openDatabase(file);
    await indexDocuments({ database, folders: [own], log });
    database.exec("PRAGMA user_version = 9999");
    database.close();
    const defaultCorpus = temporaryFolder();
    const reopened = createSqliteSearch({ file, defaultCorpus, log });
    onTestFinished(() => reopened.close());
    expect((await reopened.search("walrus", { limit: 5, offset: 0 }, new AbortController().signal)).total).toBe(1);
  });

  it("reveals neither file nor engine when the database is broken", async () => {
    const file = join(temporaryFolder(), "search.sqlite");
    writeFileSync(file, "this is not a database at all".repeat(100));
    const engine = createSqliteSearch({ file, defaultCorpus: temporaryFolder(), log: readableLog().log });
    onTestFinished(() => engine.close());
    const message = await engine.ready().catch((error: Error) => error.message);
    expect(message).toMatch(/^There is no document index that can be searched/);
    expect(message).not.toMatch(/sqlite|\//i);
  });

  it("shows no engine error when the index breaks while it is open", async () => {
    const { ids, file } = await openSearch();
    const database = await openDatabase(file);
    database.exec("DROP TABLE passage_terms");
    database.close();
    const error = await ids("server").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "engine_unavailable" });
    expect(String(error)).not.toMatch(/passage|sql|table/i);
  });

  it("closes while building without logging an error", async () => {
    const { log, lines } = readableLog();
    const defaultCorpus = temporaryFolder();
    writeFiles(defaultCorpus, CORPUS);
    const engine = createSqliteSearch({ file: join(temporaryFolder(), "search.sqlite"), defaultCorpus, log });
    engine.close();
    await engine.ready().catch(() => {});
    expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
