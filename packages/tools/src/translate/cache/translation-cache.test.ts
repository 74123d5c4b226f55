import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { readableLog, temporaryFolder } from "../../testing/search-corpus.ts";
import type { LanguagePair, TranslationEngine } from "../translation-engine.ts";
import { cachedEngine } from "./cached-engine.ts";
import { createTranslationCache } from "./translation-cache.ts";

const MIB = 1_048_576;

const openCache = (file = join(temporaryFolder(), "translations.sqlite"), maxBytes = MIB) => {
  const { log, lines } = readableLog();
  const cache = createTranslationCache({ file, maxBytes, log });
  onTestFinished(cache.close);
  return { cache, file, lines };
};
const put = (cache: ReturnType<typeof openCache>["cache"], key: string, text: string) =>
  cache.put([{ key: [key], text }]);

describe("the translation cache", () => {
  it("survives a restart, and is shared between processes", () => {
    const { cache, file } = openCache();
    const { cache: other } = openCache(file);
    put(cache, "a", "하나");
    expect(other.get(["a"])).toBe("하나");
    expect(other.get(["b"])).toBeUndefined();
    cache.close();
    expect(openCache(file).cache.get(["a"])).toBe("하나");
  });

  it("stays within its size, and keeps the latest translations", () => {
    const { cache, file } = openCache();
    const text = "x".repeat(10_000);
    for (let number = 0; number < 500; number++) put(cache, String(number), text);
    expect(cache.get(["0"])).toBeUndefined();
    expect(cache.get(["499"])).toBe(text);
    cache.close();
    expect(statSync(file).size).toBeLessThan(1.2 * MIB);
    const { cache: smaller } = openCache(file, MIB / 4);
    put(smaller, "new", text);
    expect(smaller.get(["new"])).toBe(text);
    smaller.close();
    expect(statSync(file).size).toBeLessThan(0.4 * MIB);
  });

  it.each([
    ["a file that is not a database", (file: string) => writeFileSync(file, "x".repeat(5_000))],
    [
      "another database",
      (file: string) => {
        const other = new DatabaseSync(file);
        other.exec("CREATE TABLE translations (other TEXT)");
        other.close();
      },
    ],
    [
      "a damaged file",
      (file: string) => {
        const { cache } = openCache(file);
        for (let number = 0; number < 100; number++) put(cache, String(number), "y".repeat(3_000));
        cache.close();
        const bytes = readFileSync(file);
        bytes.fill(0x5a, 1_000);
        writeFileSync(file, bytes);
      },
    ],
  ])("replaces %s, and logs it", (_, damage) => {
    const file = join(temporaryFolder(), "translations.sqlite");
    damage(file);
    const { cache, lines } = openCache(file);
    expect(cache.get(["1"])).toBeUndefined();
    put(cache, "a", "하나");
    expect(cache.get(["a"])).toBe("하나");
    expect(lines.map(({ msg }) => msg)).toEqual(["the cache of translations is broken and is replaced"]);
  });

  it("lets translations continue when its folder is missing, and logs that once", () => {
    const { cache, lines } = openCache(join(temporaryFolder(), "none", "translations.sqlite"));
    put(cache, "a", "하나");
    expect(cache.get(["a"])).toBeUndefined();
    expect(lines).toHaveLength(1);
  });

  it("does not wait for another process to finish writing", () => {
    const { cache, file } = openCache();
    put(cache, "a", "하나");
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    put(cache, "b", "둘");
    expect(cache.get(["a"])).toBe("하나");
    expect(cache.get(["b"])).toBeUndefined();
    other.exec("COMMIT");
    other.close();
    put(cache, "b", "둘");
    expect(cache.get(["b"])).toBe("둘");
  });

  it("does not store the source text", () => {
    const { cache, file } = openCache();
    cache.put([{ key: ["llm", "the secret text"], text: "비밀" }]);
    const files = [file, `${file}-wal`, `${file}-shm`];
    expect(files.map((path) => readFileSync(path, "latin1")).join()).not.toContain("secret text");
  });
});

describe("an engine behind the cache", () => {
  const never = new AbortController().signal;
  const pair: LanguagePair = { source: "en", target: "es", engineSource: "en", engineTarget: "es" };
  const engineOf = (description: string, asked: string[][]): TranslationEngine => ({
    id: "rule",
    description,
    expected: true,
    bounds: { characters: 1_000, pieces: 10 },
    howToAddPairs: "",
    listPairs: async () => [pair],
    translatePieces: async (pieces) => {
      asked.push([...pieces]);
      return pieces.map((piece) => piece.toUpperCase());
    },
  });

  it("is asked only for what is new, in order", async () => {
    const { cache } = openCache();
    const asked: string[][] = [];
    const engine = cachedEngine(engineOf("one", asked), cache);
    expect(await engine.translatePieces(["a", "b"], pair, never)).toEqual(["A", "B"]);
    expect(await engine.translatePieces(["c", "b", "d", "a"], pair, never)).toEqual(["C", "B", "D", "A"]);
    expect(await engine.translatePieces(["d", "c"], pair, never)).toEqual(["D", "C"]);
    expect(asked).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("does not use the translation of another engine, model or pair", async () => {
    const { cache } = openCache();
    const asked: string[][] = [];
    await cachedEngine(engineOf("one", asked), cache).translatePieces(["a"], pair, never);
    await cachedEngine(engineOf("another", asked), cache).translatePieces(["a"], pair, never);
    await cachedEngine(engineOf("one", asked), cache).translatePieces(["a"], { ...pair, engineTarget: "ko" }, never);
    await cachedEngine({ ...engineOf("one", asked), id: "other" }, cache).translatePieces(["a"], pair, never);
    expect(asked).toHaveLength(4);
  });
});
