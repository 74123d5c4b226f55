import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomLcg } from "d3-random";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkInjected } from "../src/search/check-injected.ts";
import { generateCorpus } from "../src/search/generate-corpus.ts";
import { queriesOf } from "../src/search/queries.ts";
import { renderSearchMarkdown } from "../src/search/search-markdown.ts";
import type { SearchReport } from "../src/search/search-report.ts";
import { searchTargetOf } from "../src/search/search-target.ts";
import { renderSearchTerminal } from "../src/search/search-terminal.ts";
import { drawRank, english, korean, LAST_COMMON_RANK, rankOfCount } from "../src/search/word-model.ts";

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-corpus-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const filesIn = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]);

describe("the word model", () => {
  it.each([english, korean])("spells no two rare words alike: $language", ({ word, injected }) => {
    const ranks = Array.from({ length: 60_000 }, (_, index) => LAST_COMMON_RANK + 1 + index).concat([
      500_000, 999_999, 1_000_000,
    ]);
    const words = new Set(ranks.map(word));
    expect(words.size).toBe(ranks.length);
    expect(ranks.filter((number) => words.has(injected(number)))).toEqual([]);
  });

  it("draws words about as often as Zipf's law predicts", () => {
    const random = randomLcg(0.1);
    const draws = 200_000;
    const counts = new Map<number, number>();
    for (let draw = 0; draw < draws; draw++) {
      const rank = drawRank(random);
      counts.set(rank, (counts.get(rank) ?? 0) + 1);
    }
    for (const rank of [10, 30, 100]) {
      const expected = draws / (rank * Math.log(1_000_001));
      expect((counts.get(rank) ?? 0) / expected).toBeCloseTo(1, 0);
      expect(rankOfCount(draws, expected)).toBe(rank);
    }
  });
});

describe("a generated corpus", () => {
  it("is deterministic, in both languages, with titles, sections and injected words", async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    const { injected, bytes } = await generateCorpus(one, 200);
    expect(await generateCorpus(other, 200)).toEqual({ injected, bytes });
    const files = filesIn(one);
    expect(filesIn(other)).toEqual(files);
    expect(files).toHaveLength(200);
    expect(files.filter(([path]) => path.includes("ko-"))).toHaveLength(100);
    expect(files.every(([, text]) => /^# \S+ \S+/.test(text))).toBe(true);
    expect(files.filter(([, text]) => /^## /m.test(text)).length).toBeGreaterThan(100);
    expect(injected).toHaveLength(20);
    for (const { id, word } of injected)
      expect(files.filter(([, text]) => text.includes(word)).map(([path]) => path)).toEqual([id]);
  });

  it("has queries with rare words at any size", () => {
    const [small, large] = [queriesOf("selective", 10_000), queriesOf("selective", 1_000_000)];
    expect(new Set([...small, ...large]).size).toBe(64);
    expect(queriesOf("broad", 10_000)).toEqual(queriesOf("broad", 1_000_000));
  });
});

describe("injected documents", () => {
  const injected = [{ id: "a.md", word: "quixbax" }];
  const hit = { id: "a.md", snippet: "a **quixbax**." };
  it.each([
    ["is not found", { results: [], total: 0 }],
    ["is found in another document", { results: [{ ...hit, id: "b.md" }], total: 1 }],
    ["is found twice", { results: [hit, { ...hit, id: "b.md" }], total: 2 }],
    ["is not shown", { results: [{ ...hit, snippet: "a" }], total: 1 }],
  ])("end the run when one %s", async (_, answer) => {
    await expect(checkInjected(injected, async () => answer)).rejects.toThrow(/"quixbax" must find a\.md alone/);
    await checkInjected(injected, async () => ({ results: [hit], total: 1 }));
  });
});

it("uses a separate index in a cluster, whatever index the hosts search", () => {
  const environment = {
    SEARCH_ENGINE: "opensearch",
    ELASTICSEARCH_URL: "http://127.0.0.1:9200",
    ELASTICSEARCH_INDEX: "twinhost-docs",
  };
  const [one, other] = [searchTargetOf(environment), searchTargetOf(environment)].map(({ cluster }) => cluster?.index);
  expect(one).toMatch(/^twinhost-bench-/);
  expect(one).not.toBe(other);
});

const search = {
  kind: "selective",
  clients: 1,
  searches: 900,
  matches: 20,
  p50: 900,
  p99: 2_500,
  perSecond: 1_000,
} as const;
const corpus = (documents: number, p50: number): SearchReport["corpora"][number] => ({
  documents,
  bytes: documents * 1_200,
  injected: 20,
  index: { seconds: documents / 1_000, bytes: documents * 6_000, memoryBytes: 2e8 },
  searches: [
    { ...search, p50 },
    { ...search, kind: "broad", clients: 16, p99: null },
  ],
});
const REPORT: SearchReport = {
  schemaVersion: 1,
  product: { name: "twinhost", version: "0.1.0" },
  startedAt: "2026-11-27T00:00:00.000Z",
  seconds: 60,
  command: "bench search",
  machine: {
    platform: "linux",
    release: "6",
    architecture: "x64",
    cpu: "Some CPU",
    cores: 2,
    memoryBytes: 1,
    load: { before: 0, after: 1, busyBefore: 0.5 },
  },
  versions: { node: "26.10.0" },
  method: { mode: "full", engine: "sqlite" },
  corpora: [corpus(10_000, 1_000), corpus(100_000, 3_000)],
  leftOut: [{ documents: 1_000_000, neededBytes: 24 * 1_024 ** 3, freeBytes: 3 * 1_024 ** 3 }],
};

describe("the report of searches", () => {
  it("shows growth, goals and skipped sizes on a terminal", () => {
    const text = renderSearchTerminal(REPORT, "reports/search/search.md", false);
    expect(text).toMatch(/^100,000 +two rare words +20 +1 +3\.00 ms|^100,000 +two rare words +20 +1 +3 ms/m);
    expect(text).toContain("< 2 ms: not met");
    expect(text).toMatch(/\(10x\), a search for two rare words takes 3x as long/);
    expect(text).toContain("1,000,000 documents were left out: they need 24 GiB of disk, 3 GiB are free.");
    expect(text).toContain("Repeat: bench search");
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it("has no goals column if no corpus has a goal", () => {
    const small = { ...REPORT, corpora: [corpus(10_000, 1_000)] };
    for (const text of [renderSearchTerminal(small, "r.md", false), renderSearchMarkdown(small)])
      expect(text).not.toMatch(/goal|목표/);
    expect(renderSearchMarkdown(REPORT)).toContain("목표");
  });

  it("has both languages in Markdown", () => {
    const text = renderSearchMarkdown(REPORT);
    expect(text).toMatch(/^\| 100,000 \| two common words \| 20 \| 16 \| 900 µs \| – \|/m);
    expect(text).toContain("문서 1,000,000개는 제외했습니다.");
    expect(text).toContain("50 %를 쓰고 있었습니다");
  });
});
