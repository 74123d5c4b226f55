import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../testing/search-corpus.ts";

const ENGINE = join(import.meta.dirname, "sqlite-search.ts");

/** A host that opens the search, builds the index if there is none, searches and exits. */
const startHost = async (file: string, defaultCorpus: string): Promise<{ total: number; built: boolean }> => {
  const script = `
    import { createSqliteSearch } from ${JSON.stringify(ENGINE)};
    let built = false;
    const log = { info: (summary) => { built = summary.indexed > 0; }, warn() {}, debug() {}, error: (it) => { throw it.err; } };
    const engine = createSqliteSearch({ file: ${JSON.stringify(file)}, defaultCorpus: ${JSON.stringify(defaultCorpus)}, log });
    const { total } = await engine.search("apple", { limit: 5, offset: 0 }, new AbortController().signal);
    process.stdout.write(JSON.stringify({ total, built }));
    engine.close();
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script]);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  if (child.exitCode !== 0) throw new Error(`A host ended with ${child.exitCode}: ${errors}`);
  return JSON.parse(output);
};

it("lets several processes start on a new index at once: one builds it, all search it", async () => {
  const corpus = temporaryFolder();
  writeFiles(
    corpus,
    Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`${index}.md`, `# ${index}\n\napple ${"pear ".repeat(200)}`]),
    ),
  );
  const file = join(temporaryFolder(), "search.sqlite");
  const hosts = await Promise.all([startHost(file, corpus), startHost(file, corpus), startHost(file, corpus)]);
  expect(hosts.map(({ total }) => total)).toEqual([300, 300, 300]);
  expect(hosts.filter(({ built }) => built)).toHaveLength(1);
}, 60_000);
