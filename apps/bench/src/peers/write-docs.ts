/** Writes the tables of a `bench peers` run into guides and READMEs: `pnpm docs:peers [reports/peers/report.json]`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { peersTables, shortPeersTable } from "./peers-markdown.ts";
import { peersReport } from "./peers-report.ts";
import { en, ko } from "./peers-words.ts";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const MARKED = /(?<=<!-- peers: [^>]*-->\n)[\s\S]*?(?=<!-- \/peers -->)/;

const [file = join(WORKSPACE, "reports/peers/report.json")] = process.argv.slice(2);
const report = peersReport.parse(JSON.parse(readFileSync(resolve(file), "utf8")));

for (const [path, tables] of [
  ["docs/en/peers.md", peersTables(report, en)],
  ["docs/ko/peers.md", peersTables(report, ko)],
  ["README.md", shortPeersTable(report, en)],
  ["README.ko.md", shortPeersTable(report, ko)],
] as const) {
  const text = readFileSync(join(WORKSPACE, path), "utf8");
  if (!MARKED.test(text)) throw new Error(`${path} has no place for the tables of bench peers.`);
  writeFileSync(
    join(WORKSPACE, path),
    text.replace(MARKED, () => `\n${tables.trim()}\n\n`),
  );
}
