import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkJson, checkShell } from "../src/docs/check-shell.ts";
import { checkTypeScript } from "../src/docs/check-typescript.ts";
import { type CodeBlock, codeBlocks, problemAt } from "../src/docs/code-blocks.ts";
import { readKnownNames } from "../src/docs/known-names.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const DOCUMENTS = ["*.md", "docs/**/*.md", "packages/*/README.md", "apps/*/README.md"];

const documents = execFileSync("git", ["ls-files", "-z", ...DOCUMENTS], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "" && !/\/test\/|\/fixtures\/|CHANGELOG\.md$/.test(path));
const blocks = documents.flatMap((path) => codeBlocks(path, readFileSync(ROOT + path, "utf8")));
const inLanguage = (...languages: string[]): CodeBlock[] =>
  blocks.filter((block) => languages.includes(block.language));
const known = readKnownNames(ROOT);

it("finds the blocks of the guides", () => {
  expect(inLanguage("sh").length).toBeGreaterThan(50);
  expect(inLanguage("ts").length).toBeGreaterThan(3);
});

it("commands, files, options, settings and paths of shell blocks exist", () => {
  const problems = inLanguage("sh", "bash").flatMap((block) =>
    checkShell(block.code, known).map((problem) => problemAt(block, problem)),
  );
  expect(problems).toEqual([]);
});

it("JSON blocks are JSON", () => {
  expect(
    inLanguage("json").flatMap((block) => checkJson(block.code).map((problem) => problemAt(block, problem))),
  ).toEqual([]);
});

it("TypeScript blocks compile", () => {
  expect(checkTypeScript(ROOT, inLanguage("ts", "typescript"))).toEqual([]);
});

describe("the check", () => {
  const block = (code: string): CodeBlock => ({ path: "a.md", line: 1, language: "ts", code });

  it.each([
    ["npx -y pnpm@12 nothing", "there is no script nothing"],
    ["npx -y pnpm@12 keys create --nobody me", "no program here takes --nobody"],
    ["npx -y pnpm@12 --filter http-server fly", "the package http-server has no script fly"],
    ["node apps/none/dist/main.js", "there is no file apps/none/dist/main.js"],
    ["PORTS=1 node apps/http-server/dist/main.js", "PORTS is no setting in README.md"],
    ["KEY=$(npx -y pnpm@12 key create)", "there is no script key"],
    ["curl http://127.0.0.1:3000/nowhere/at/all", "nothing is served at /nowhere/at/all"],
    ["curl http://127.0.0.1:3000/tools \\\n  -d '{\"a\": }'", expect.stringContaining("is no JSON")],
    ["echo a > file && frobnicate < file", "nothing is known of the program frobnicate"],
    ["npx -y pnpm@12 test | frobnicate  # a comment's quote", "nothing is known of the program frobnicate"],
  ])("finds the problem in %s", (code, problem) => {
    expect(checkShell(code, known)).toEqual([problem]);
  });

  it("finds TypeScript that does not compile, and fragments that do not parse", () => {
    const wrong = [
      block('import { z } from "zod";\nexport const a: string = z.string().min("1");'),
      block("run: async (a) => a,"),
      block("run: async ("),
    ];
    expect(checkTypeScript(ROOT, wrong)).toEqual([
      "a.md:1: is no TypeScript",
      expect.stringMatching(/^a\.md:1: line 2: error TS/),
      expect.stringMatching(/^a\.md:1: line 2: error TS/),
    ]);
  });

  it("skips blocks after a comment with a reason", () => {
    expect(codeBlocks("a.md", "<!-- skip-check: a sketch -->\n\n```ts\nfoo(\n```\n\n```sh\nls\n```\n")).toMatchObject([
      { language: "sh", line: 7, code: "ls\n" },
    ]);
    expect(codeBlocks("a.md", "<!-- skip-check: -->\n\n```ts\nfoo(\n```\n")).toHaveLength(1);
  });
});
