import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const APP = join(import.meta.dirname, "../..");
const WORKSPACE = join(APP, "../..");
const PACKAGE = join(WORKSPACE, "packages/tools");
let copy: string;

/** A copy of the tools that looks like our workspace, as the scaffold writes to where it is started. */
beforeAll(() => {
  const workspace = mkdtempSync(join(tmpdir(), "new-tool-"));
  copy = join(workspace, "packages/tools");
  for (const name of ["src", "test", "package.json", "tsconfig.json"])
    cpSync(join(PACKAGE, name), join(copy, name), { recursive: true });
  for (const name of ["tsconfig.base.json", "biome.json", "package.json", "pnpm-workspace.yaml"])
    cpSync(join(WORKSPACE, name), join(workspace, name));
  symlinkSync(join(PACKAGE, "node_modules"), join(copy, "node_modules"));
  symlinkSync(join(WORKSPACE, "node_modules"), join(workspace, "node_modules"));
});
afterAll(() => rmSync(join(copy, "../.."), { recursive: true }));

const run = (command: string, ...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(command, args, { cwd: copy }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
const newTool = (...args: string[]) => run(process.execPath, join(APP, "src/main.ts"), "new", "tool", ...args);
const bin = (name: string) => join(WORKSPACE, "node_modules/.bin", name);

it("scaffolds tools, one with an engine, that are listed, type-check, are well formatted and pass their tests", async () => {
  const description = "Counts the words of a text. Use it when somebody asks how long a text is.";
  expect(await newTool("word_count", "--description", description)).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(join(copy, "src/word-count/tool.ts"), "utf8")).toContain(JSON.stringify(description));
  expect(readFileSync(join(copy, "src/tools.ts"), "utf8")).toMatch(
    /import { wordCount } from ".\/word-count\/tool.ts";[\s\S]*\n {2}wordCount,\n];/,
  );
  const { code, stdout } = await newTool("text_size", "--engine");
  expect(code).toBe(0);
  expect(stdout).toContain("Write its description");

  expect(await run(bin("tsc"), "-p", ".")).toMatchObject({ code: 0, stdout: "" });
  const written = ["src/word-count", "src/text-size"];
  expect((await run(bin("biome"), "check", "--vcs-enabled=false", ...written, "src/tools.ts")).code).toBe(0);
  const test = await run(bin("vitest"), "run", "--root", copy, ...written);
  expect(test.stdout).toMatch(/Test Files .*2 passed.*\n.*Tests .*4 passed/);
  expect(test.code).toBe(0);
  const descriptions = await run(bin("vitest"), "run", "--root", copy, "test/descriptions");
  expect(descriptions.stdout).toMatch(/text_size tells models[\s\S]*Tests .*1 failed.*4 passed/);
});

it("exits with 1 when the folder exists, and changes nothing", async () => {
  const before = readFileSync(join(copy, "src/tools.ts"), "utf8");
  expect(await newTool("calculate")).toMatchObject({ code: 1, stdout: "" });
  expect(readFileSync(join(copy, "src/tools.ts"), "utf8")).toBe(before);
});

it.each([[], ["Word Count"], ["../evil"], ["a", "b"], ["--unknown"]])(
  "exits with 2 on bad usage: %s",
  async (...args) => {
    expect((await newTool(...args)).code).toBe(2);
  },
);
