import { silentLog } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../testing/search-corpus.ts";
import { createSqliteSearch } from "./sqlite-search.ts";

const openSearch = async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "corpus/a.md": "# Apples\n\nThe red apple is near the configuration.",
    "corpus/b.md": "# Pears\n\nThe green pear beside an apple.",
    "corpus/c.md": "# 사과\n\n빨간 사과와 서버 설정.",
    "corpus/d.md": "# 배\n\n초록 배와 사과.",
  });
  const engine = createSqliteSearch({
    file: `${folder}/search.sqlite`,
    defaultCorpus: `${folder}/corpus`,
    log: silentLog,
  });
  await engine.ready();
  return {
    find: async (query: string): Promise<string[]> => {
      const { results } = await engine.search(query, { limit: 9, offset: 0 }, new AbortController().signal);
      return results.map(({ id }) => id.replace(/.*\//, "")).sort();
    },
    close: () => engine.close(),
  };
};

describe("search operators", () => {
  it("mean what people expect, or nothing", async () => {
    const { find, close } = await openSearch();
    const found = async (query: string) => ({ query, ids: await find(query) });
    for (const query of [
      "apple",
      "^apple$",
      '"apple',
      '"apple"',
      "(apple",
      "NEAR(apple, 5)",
      "-apple",
      "NOT apple",
      "appl*",
    ]) {
      expect(await found(query)).toEqual({ query, ids: ["a.md", "b.md"] });
    }
    for (const query of ["apple -pear", "apple NOT pear", "apple AND NOT pear", "confi*"]) {
      expect(await found(query)).toEqual({ query, ids: ["a.md"] });
    }
    for (const query of [
      "apple NEAR/3 pear",
      "NEAR(apple pear, 2)",
      "apple AND pear",
      "apple && pear",
      "+apple +pear",
    ]) {
      expect(await found(query)).toEqual({ query, ids: await find("apple pear") });
    }
    expect(await found("사과 -서버")).toMatchObject({ ids: ["d.md"] });
    // All matches are unwanted, but better than nothing.
    expect(await found("pear -apple")).toMatchObject({ ids: ["b.md"] });
    close();
  });

  it("are not recognized in flags and in all-caps text", async () => {
    const { find, close } = await openSearch();
    expect(await find("apple -d --pear")).toEqual(await find("apple d pear"));
    expect(await find("APPLE NOT PEAR")).toContain("b.md");
    close();
  });
});
