import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { createAddedDocuments } from "./added-documents.ts";
import { searchSettings } from "./cluster/cluster-settings.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const MODULES = ["index-database.ts", "index-documents.ts"].map((name) =>
  JSON.stringify(join(import.meta.dirname, name)),
);

/** Indexes a folder in another process, which pauses in the middle until the returned function is called. */
const startIndexing = async (file: string, folder: string) => {
  const script = `
    import { readSync, writeSync } from "node:fs";
    import { openDatabase } from ${MODULES[0]};
    import { indexDocuments } from ${MODULES[1]};
    const database = await openDatabase(${JSON.stringify(file)});
    const onProgress = (done) => {
      if (done !== 1) return;
      writeSync(1, "begun");
      readSync(0, Buffer.alloc(1));
    };
    await indexDocuments({ database, folders: [${JSON.stringify(folder)}], log: { warn() {} }, onProgress });
    database.close();
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const errors = text(child.stderr);
  const ended = once(child, "close");
  await Promise.race([once(child.stdout, "data"), ended]);
  return async (): Promise<void> => {
    child.stdin.end("x");
    await ended;
    if (child.exitCode !== 0) throw new Error(`It ended with ${child.exitCode}: ${await errors}`);
  };
};

it("adds no document during another process's long indexing, says so, and later adds it to what that indexed", {
  timeout: 120_000,
}, async () => {
  const [dataDirectory, before, corpus] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  writeFiles(before, { "old.md": "# Old\n\nBramblepaw." });
  writeFiles(corpus, { "one.md": "# One\n\nWhiskerford.", "two.md": "# Two" });
  const file = join(dataDirectory, "search.sqlite");
  const { log } = readableLog();
  const settings = searchSettings.parse({});
  const finishFirst = await startIndexing(file, before);
  await finishFirst();

  const finish = await startIndexing(file, corpus);
  const impatient = createAddedDocuments({ settings, dataDirectory, log, waitMs: 300 });
  const document = { name: "added.md", bytes: Buffer.from("# Added\n\nSnowdrop.") };
  await expect(impatient.add(document)).rejects.toMatchObject({ code: "engine_unavailable" });
  expect([await impatient.list(), readdirSync(join(dataDirectory, "documents"))]).toEqual([[], []]);

  const patient = createAddedDocuments({ settings, dataDirectory, log });
  const adding = patient.add(document);
  await finish();
  const { uri } = await adding;
  const engine = createSqliteSearch({ file, log });
  onTestFinished(() => engine.close());
  const find = async (query: string) =>
    (await engine.search(query, { limit: 5, offset: 0 }, new AbortController().signal)).results.map((hit) => hit.uri);
  expect(await find("snowdrop")).toEqual([uri]);
  expect(await find("whiskerford")).toHaveLength(1);
  expect(await find("bramblepaw")).toEqual([]);
});
