import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startEmbeddingServer } from "../../test/search/embedding-server.ts";
import { openDatabase } from "../search-docs/index-database.ts";
import { indexDocuments } from "../search-docs/index-documents.ts";
import { embedDocuments } from "../search-docs/vectors/embed-documents.ts";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { openSqliteDocuments } from "./sqlite-documents.ts";

it("changes its version with each indexing, but not when vectors are added", async () => {
  const server = await startEmbeddingServer();
  onTestFinished(server.close);
  const { embeddings } = server;
  const { log } = readableLog();
  const file = join(temporaryFolder(), "search.sqlite");
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  const documents = openSqliteDocuments(file, async () => {}, log);
  onTestFinished(() => documents.close());
  expect(await documents.version()).toBeUndefined();
  const corpus = temporaryFolder();
  const versions: (string | undefined)[] = [];
  for (const text of ["walrus", "seal"]) {
    writeFiles(corpus, { "a.md": `# A\n\n${text}` });
    await indexDocuments({ database, folders: [corpus], log });
    versions.push(await documents.version());
    await embedDocuments({ database, embeddings, log });
    expect(await documents.version()).toBe(versions.at(-1));
  }
  expect(versions).not.toContain(undefined);
  expect(new Set(versions).size).toBe(2);
});
