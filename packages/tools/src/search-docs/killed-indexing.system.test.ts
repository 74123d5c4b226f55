import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { readableLog, temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { openDatabase } from "./index-database.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const MODULES = ["index-database.ts", "index-documents.ts"].map((name) =>
  JSON.stringify(join(import.meta.dirname, name)),
);

/** Indexes two corpora alternately, forever, and prints when each begins and is committed. */
const startIndexer = (file: string, folders: readonly string[]) => {
  const script = `
    import { openDatabase } from ${MODULES[0]};
    import { indexDocuments } from ${MODULES[1]};
    const log = { warn() {} };
    const database = await openDatabase(${JSON.stringify(file)});
    for (let round = 0; ; round++) {
      const folder = ${JSON.stringify(folders)}[round % 2];
      process.stdout.write("begins " + folder + "\\n");
      await indexDocuments({ database, folders: [folder], log });
      process.stdout.write("committed " + folder + "\\n");
    }
  `;
  return spawn(process.execPath, ["--input-type=module-typescript", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
};

const DOCUMENTS = 40;
const ROUNDS = 20;

it(`stays intact after each of ${ROUNDS} kills during indexing, and keeps everything committed`, {
  timeout: 600_000,
}, async () => {
  const file = join(temporaryFolder(), "search.sqlite");
  const folders = ["apple", "pear"].map((word) => {
    const folder = temporaryFolder();
    const text = `# ${word}\n\n${`${word} and more. `.repeat(50)}`;
    writeFiles(
      folder,
      Object.fromEntries(Array.from({ length: DOCUMENTS }, (_, number) => [`${word}${number}.md`, text])),
    );
    return { folder, word };
  });
  const wordOf = (line: string): string => folders.find(({ folder }) => line.endsWith(folder))?.word ?? "";
  let acknowledged = "";
  let begun = "";

  for (let round = 0; round < ROUNDS; round++) {
    const indexer = startIndexer(
      file,
      folders.map(({ folder }) => folder),
    );
    const closed = once(indexer, "close");
    let commits = 0;
    for await (const line of createInterface({ input: indexer.stdout })) {
      if (line.startsWith("committed")) {
        acknowledged = wordOf(line);
        commits += 1;
      } else begun = wordOf(line);
      // At a different point of the work in each round.
      if (commits === 1) setTimeout(() => indexer.kill("SIGKILL"), round * 2);
    }
    await closed;
    expect(indexer.signalCode).toBe("SIGKILL");

    const database = await openDatabase(file);
    expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    database.exec("INSERT INTO passage_terms (passage_terms) VALUES ('integrity-check')");
    database.close();
    const engine = createSqliteSearch({ file, log: readableLog().log });
    const search = async (query: string) =>
      (await engine.search(query, { limit: 1, offset: 0 }, new AbortController().signal)).total;
    const found = { apple: await search("apple"), pear: await search("pear") };
    engine.close();
    // The last one begun may have been committed but not yet reported.
    const possible = [acknowledged, begun].map((word) => ({
      apple: word === "apple" ? DOCUMENTS : 0,
      pear: word === "pear" ? DOCUMENTS : 0,
    }));
    expect(possible).toContainEqual(found);
  }
});
