import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../testing/index.ts";
import { createAddDocument } from "./add-document.ts";
import { searchSettings } from "./cluster/cluster-settings.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as never;

const start = () => {
  const dataDirectory = temporaryFolder();
  const add = createAddDocument({ settings: searchSettings.parse({}), dataDirectory, log });
  const engine = createSqliteSearch({ file: join(dataDirectory, "search.sqlite"), defaultCorpus: undefined, log });
  const find = async (query: string) =>
    (await engine.search(query, { limit: 5, offset: 0 }, new AbortController().signal)).results.map(({ uri }) => uri);
  return { dataDirectory, add, find };
};

it("makes a document that can be found at once, beside those that were indexed before", async () => {
  const { add, find } = start();
  const added = await add({
    name: "고양이 whiskerford.md",
    bytes: Buffer.from("# Cats\n\nWhiskerford purrs all day."),
  });
  expect(await find("whiskerford")).toEqual([added.uri]);
  expect((await find("stdio transport")).length).toBeGreaterThan(0);
  const replaced = await add({ name: "고양이 whiskerford.md", bytes: Buffer.from("# Cats\n\nBramblepaw sleeps.") });
  expect(replaced).toEqual(added);
  expect(await find("purrs whiskerford bramblepaw sleeps")).toContain(added.uri);
});

it.each([
  ["../evil.md", "refused_input"],
  [".hidden.md", "refused_input"],
  ["program.exe", "refused_input"],
  [`${"x".repeat(200)}.md`, "refused_input"],
])("refuses the name %s", async (name, code) => {
  const { add } = start();
  await expect(add({ name, bytes: Buffer.from("text") })).rejects.toMatchObject({ code });
});

it("refuses what is too large, and what is not what its ending says; nothing of it stays", async () => {
  const { add, dataDirectory } = start();
  await expect(add({ name: "a.txt", bytes: Buffer.alloc(1024 * 1024 + 1, "a") })).rejects.toMatchObject({
    code: "too_large",
  });
  await expect(add({ name: "b.pdf", bytes: Buffer.from("no PDF") })).rejects.toMatchObject({ code: "refused_input" });
  expect(existsSync(join(dataDirectory, "documents/b.pdf"))).toBe(false);
  await add({ name: "c.txt", bytes: Buffer.from("fine") });
});
