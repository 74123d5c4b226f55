import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startEmbeddingServer } from "../../../test/search/embedding-server.ts";
import { readableLog, temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { openDatabase } from "../index-database.ts";
import { indexDocuments } from "../index-documents.ts";
import { embedDocuments } from "./embed-documents.ts";
import { dimensionsOf } from "./index-vectors.ts";

const section = (name: string): string => `## ${name}\n\n${`About ${name}, at some length. `.repeat(8)}\n\n`;

const open = async () => {
  const server = await startEmbeddingServer();
  onTestFinished(server.close);
  const corpus = temporaryFolder();
  const database = await openDatabase(join(temporaryFolder(), "search.sqlite"));
  onTestFinished(() => database.close());
  const { log, lines } = readableLog();
  const embed = async (changed: Readonly<Record<string, string>>) => {
    writeFiles(corpus, changed);
    await indexDocuments({ database, folders: [corpus], log });
    return embedDocuments({ database, embeddings: server.embeddings, log });
  };
  const count = (table: string): number => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  return { server, database, embed, count, lines };
};

it("embeds new text, and keeps the vectors of unchanged sections", async () => {
  const { server, embed, count } = await open();
  const before = { "a.md": `# A\n\n${section("one")}${section("two")}`, "b.md": `# B\n\n${section("three")}` };
  expect(await embed(before)).toEqual({ embedded: 3, unchanged: 0 });
  expect(await embed({})).toEqual({ embedded: 0, unchanged: 3 });
  server.embedded.length = 0;
  const after = { "a.md": `# A\n\n${section("one")}${section("four")}` };
  expect(await embed(after)).toEqual({ embedded: 1, unchanged: 2 });
  expect(server.embedded).toEqual([expect.stringContaining("four")]);
  // The removed section's vector is gone.
  expect([count("vectors"), count("passage_vectors"), count("passages")]).toEqual([3, 3, 3]);
});

it("embeds a text shared by several documents once", async () => {
  const { server, embed } = await open();
  await embed({ "a.md": `# Same\n\n${section("one")}`, "b.md": `# Same\n\n${section("one")}` });
  expect(server.embedded).toHaveLength(1);
});

it("retries when the server is overloaded", async () => {
  const { server, embed, lines } = await open();
  server.failures.push(429, 503);
  expect(await embed({ "a.md": `# A\n\n${section("one")}` })).toEqual({ embedded: 1, unchanged: 0 });
  expect(lines.filter(({ msg }) => msg === "asking the embeddings server again")).toHaveLength(2);
});

it("keeps finished work when the server fails, and resumes from there", async () => {
  const { server, embed, database } = await open();
  const many = Object.fromEntries(Array.from({ length: 70 }, (_, n) => [`${n}.md`, `# D${n}\n\n${section(`n${n}`)}`]));
  server.limits.texts = 64;
  await expect(embed(many)).rejects.toThrow("the embeddings server answered 403 Forbidden");
  server.limits.texts = Number.POSITIVE_INFINITY;
  const { embedded, unchanged } = await embed({});
  expect(embedded).toBeLessThan(70);
  expect(embedded + unchanged).toBe(70);
  expect(new Set(server.embedded).size).toBe(70);
  expect([dimensionsOf(database, "bag-of-words"), dimensionsOf(database, "another")]).toEqual([1_024, undefined]);
});
