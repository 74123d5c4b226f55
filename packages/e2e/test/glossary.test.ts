import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ENGLISH } from "../src/glossary/english.ts";
import { findBanned } from "../src/glossary/find-banned.ts";
import { KOREAN } from "../src/glossary/korean.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const GLOSSARY = [...ENGLISH, ...KOREAN];
/** The glossary itself, and questions in users' own words. */
const LEFT_OUT = [
  "packages/e2e/src/glossary/",
  "packages/e2e/test/glossary.test.ts",
  "apps/llm-server/test/builtin-questions/",
];
const TEXT = /\.(md|tsx?|mjs|cjs|css|html|ya?ml|toml)$/;

const texts = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => TEXT.test(path) && path !== "pnpm-lock.yaml" && !LEFT_OUT.some((start) => path.startsWith(start)));

it("no text contains a banned word", () => {
  expect(texts.flatMap((path) => findBanned(path, readFileSync(ROOT + path, "utf8"), GLOSSARY))).toEqual([]);
});

describe("the glossary", () => {
  it.each(GLOSSARY.map(({ pattern, example }) => [example, pattern] as const))("finds %j", (example, pattern) => {
    expect(example).toMatch(pattern);
  });

  it("reports file, line and replacement", () => {
    expect(findBanned("docs/a.md", "Fine.\nThe model is away.", ENGLISH)).toEqual([
      'docs/a.md:2: "is away": use "unavailable"',
    ]);
  });

  it.each([
    "This is the only way to close it, in the same way as before.",
    "It can be read in two ways, the other way round.",
    "The tool works well and takes nothing away from the whole corpus.",
    "가상 머신에서 머신 러닝을 배우는 대답, 확인자",
  ])("lets ordinary language pass: %s", (text) => {
    expect(findBanned("docs/a.md", text, GLOSSARY)).toEqual([]);
  });
});
