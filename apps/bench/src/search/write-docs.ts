/**
 * Writes the tables of `bench search` runs into the guides: `pnpm docs:search FILE...`, where each file is a
 * search.json or a quality.json.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { tableLines } from "@twinhost/report";
import { qualityTable } from "./quality/quality-markdown.ts";
import { qualityReport } from "./quality/quality-report.ts";
import { en as qualityEn, ko as qualityKo } from "./quality/quality-words.ts";
import { searchReport } from "./search-report.ts";
import { enginesTable, methodOf } from "./search-text.ts";
import { en, ko } from "./search-words.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");

const read = (name: string): unknown[] =>
  process.argv
    .slice(2)
    .filter((file) => basename(file) === name)
    .map((file) => JSON.parse(readFileSync(resolve(file), "utf8")));

const quality = read("quality.json").map((report) => qualityReport.parse(report));
const speed = read("search.json").map((report) => searchReport.parse(report));

for (const [path, words, qualityWords] of [
  ["docs/en/search-engines.md", en, qualityEn],
  ["docs/ko/search-engines.md", ko, qualityKo],
] as const) {
  const file = join(WORKSPACE, path);
  const place = (text: string, name: string, table: string): string => {
    const marked = new RegExp(`(?<=<!-- ${name}: [^>]*-->\n)[\\s\\S]*?(?=<!-- /${name} -->)`);
    if (!marked.test(text)) throw new Error(`${path} has no place for the table of ${name}.`);
    return text.replace(marked, () => `\n${table.trim()}\n\n`);
  };
  let text = readFileSync(file, "utf8");
  for (const report of quality) text = place(text, "quality", qualityTable(report, qualityWords));
  const [first] = speed;
  if (first) {
    const { heads, lines } = enginesTable(speed, words);
    const facts = methodOf(first, words).slice(1);
    text = place(text, "speed", [...tableLines(heads, lines), "", ...facts.map((fact) => `- ${fact}`)].join("\n"));
  }
  writeFileSync(file, text);
}
