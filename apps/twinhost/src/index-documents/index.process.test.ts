import { rmSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "@twinhost/testing";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { expect, it, onTestFinished, vi } from "vitest";

const run = (dataDirectory: string, ...args: string[]) => runCli("index", dataDirectory, ...args);

it("indexes, reports what it did, and exits with 0", async () => {
  const data = join(temporaryFolder(), "new", "data");
  const corpus = temporaryFolder();
  writeFiles(corpus, { "a.md": "# A", "b.txt": "b", "bad.md": "\0" });
  const first = await run(data, corpus);
  expect(first).toMatchObject({ code: 0, stdout: "2 indexed, 0 unchanged, 0 removed, 1 skipped\n" });
  expect(first.stderr).toContain("3 of 3 files");
  expect(first.stderr).toContain(`file skipped: ${join(corpus, "bad.md")} (it is binary)\n`);
  expect(await run(data, corpus)).toMatchObject({ code: 0, stdout: "0 indexed, 2 unchanged, 0 removed, 1 skipped\n" });
});

it("works when two runs start at once", async () => {
  const data = temporaryFolder();
  const corpus = temporaryFolder();
  writeFiles(corpus, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.md`, `# ${index}`])));
  const runs = await Promise.all([run(data, corpus), run(data, corpus)]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs.map(({ stdout }) => stdout).sort()).toEqual([
    "0 indexed, 50 unchanged, 0 removed, 0 skipped\n",
    "50 indexed, 0 unchanged, 0 removed, 0 skipped\n",
  ]);
});

it("exits with 1 when a folder does not exist", async () => {
  const { code, stdout, stderr } = await run(temporaryFolder(), "no-such-folder");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe("index failed: There is no folder no-such-folder.\n");
});

it("exits with 1 when the index cannot be opened", async () => {
  const data = temporaryFolder();
  writeFiles(data, { "search.sqlite": "not a database ".repeat(100) });
  const { code, stderr } = await run(data, temporaryFolder());
  expect(code).toBe(1);
  expect(stderr).toMatch(/^index failed: .*search\.sqlite is not a search index\. Delete it/);
});

it("exits with 2 on bad usage, with 0 when asked for help", async () => {
  expect((await run(temporaryFolder())).code).toBe(2);
  expect((await run(temporaryFolder(), "--unknown", "x")).code).toBe(2);
  expect((await run(temporaryFolder(), "--help")).code).toBe(0);
});

it("exits with 1 when a folder holds no document, says what it left out, and leaves the index alone", async () => {
  const data = temporaryFolder();
  const [corpus, empty] = [temporaryFolder(), temporaryFolder()];
  writeFiles(corpus, { "a.md": "# A" });
  writeFiles(empty, { "b.xlsx": "", "c.xlsx": "" });
  await run(data, corpus);
  const { code, stderr } = await run(data, empty);
  expect(code).toBe(1);
  expect(stderr).toContain(`There is no document in ${empty}: only .md `);
  expect(stderr).toContain(`Left out in ${empty}: 2 .xlsx\nThe index was left as it was.\n`);
  expect(await run(data, corpus)).toMatchObject({ code: 0, stdout: "0 indexed, 1 unchanged, 0 removed, 0 skipped\n" });
});

it("exits with 1 when a drive is gone, and keeps its documents", async () => {
  const data = temporaryFolder();
  const corpus = temporaryFolder();
  writeFiles(corpus, { "a.md": "# A" });
  expect((await run(data, corpus)).stderr).toBe("1 of 1 file\n");
  rmSync(join(corpus, "a.md"));
  const { code, stdout, stderr } = await run(data, corpus);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "0 indexed, 0 unchanged, 0 removed, 0 skipped, 1 kept\n" });
  expect(stderr).toContain(`folder could not be read: ${corpus} (it holds no document now; is a drive not mounted?)\n`);
  expect(stderr).toContain(
    "1 path of those named above could not be read; 1 document indexed from there before was kept.",
  );
});

it("reads SETTINGS_FILE, as the servers do: it may hold an engine's password", async () => {
  const settings = temporaryFolder();
  writeFiles(settings, { "secret.env": "SEARCH_ENGINE=elasticsearch\n" });
  vi.stubEnv("SETTINGS_FILE", join(settings, "secret.env"));
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, stderr } = await run(temporaryFolder(), settings);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("SEARCH_ENGINE=elasticsearch needs") });
});
