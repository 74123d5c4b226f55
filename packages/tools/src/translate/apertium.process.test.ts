import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { APERTIUM, describeIfInstalled, silentLog } from "@twinhost/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApertium } from "./apertium.ts";
import { pickPair } from "./languages.ts";
import type { LanguagePair } from "./translation-engine.ts";

const never = new AbortController().signal;

describeIfInstalled(APERTIUM, "Apertium", () => {
  const engine = createApertium({ log: silentLog });
  let toSpanish: LanguagePair;
  let toEnglish: LanguagePair;

  beforeAll(async () => {
    const pairs = await engine.listPairs();
    toSpanish = pickPair(pairs, "en", "es") ?? expect.fail("no pair from en to es");
    toEnglish = pickPair(pairs, "es", "en") ?? expect.fail("no pair from es to en");
  });

  it("translates in both directions", async () => {
    expect(await engine.translatePieces(["The house is big."], toSpanish, never)).toEqual(["La casa es grande."]);
    expect(await engine.translatePieces(["La casa es grande."], toEnglish, never)).toEqual(["The house is big."]);
  });

  it("keeps pieces apart that would form one sentence", async () => {
    const pieces = ["The big", "house", "Do not", "give up", "the United", "States"];
    const alone = [];
    for (const piece of pieces) alone.push(...(await engine.translatePieces([piece], toSpanish, never)));
    expect(await engine.translatePieces(pieces, toSpanish, never)).toEqual(alone);
  });

  it("keeps the characters of Apertium's own stream format, and marks no unknown word", async () => {
    const pieces = [
      "^the house$ [a] {b} \\",
      "the ]dog[ / @ < >",
      "-l the cat",
      "[[t:b:x]]xyzzy[[/]] &amp; *x* #y ~z +w",
    ];
    const [first, second, third, fourth] = await engine.translatePieces(pieces, toSpanish, never);
    expect(first).toMatch(/^\^la casa\$ \[un\] \{b\} \\$/i);
    expect(second).toMatch(/^el \]perro\[ \/ @ < >$/i);
    expect(third).toMatch(/^-l el gato$/i);
    expect(fourth).toBe("[[t:b:x]]xyzzy[[/]] &amp; *x* #y ~z +w");
  });

  it("leaves what it does not know unchanged: Korean and emoji sequences", async () => {
    const [translated] = await engine.translatePieces(["안녕하세요 👩‍👩‍👧 cat"], toSpanish, never);
    expect(translated).toMatch(/^안녕하세요 👩‍👩‍👧 gato$/i);
  });

  it("gives one answer per piece, whatever the pieces contain", async () => {
    const word = fc.constantFrom(
      "the",
      "dog",
      "^",
      "$",
      "[",
      "]",
      "\\",
      "{",
      "}",
      "@",
      "<",
      "/",
      "한",
      "👩‍👩‍👧",
      "U.S.",
      "\u00ad",
      "...",
    );
    const piece = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `${words.join(" ")} cat`);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 20, maxLength: 40 }), async (pieces) => {
        const translated = await engine.translatePieces(pieces, toSpanish, never);
        expect(translated).toHaveLength(pieces.length);
        expect(translated.every((one) => /gato/i.test(one))).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it("fails when the pipeline fails, instead of answering with nothing", async () => {
    const broken = { ...toSpanish, engineTarget: "nothere" };
    await expect(engine.translatePieces(["The house."], broken, never)).rejects.toMatchObject({
      code: "engine_unavailable",
    });
  });

  describe("when the caller leaves", () => {
    let folder: string;
    const before = process.env.TMPDIR;
    beforeAll(async () => {
      folder = await mkdtemp("/tmp/apertium-test-");
      process.env.TMPDIR = folder;
    });
    afterAll(async () => {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      await rm(folder, { recursive: true });
    });

    /** Our own processes, recognized by the temporary folder in their environment. */
    const ownProcesses = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const entry of await readdir("/proc")) {
        if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
        const environment = await readFile(`/proc/${entry}/environ`, "utf8").catch(() => "");
        if (environment.includes(`TMPDIR=${folder}/`)) found.push(entry);
      }
      return found;
    };

    it("leaves no process and no temporary file of running or waiting work", async () => {
      const controller = new AbortController();
      const pieces = Array.from({ length: 60_000 }, (_, index) => `The big house number ${index} is on the hill.`);
      const calls = Array.from({ length: 6 }, () => engine.translatePieces(pieces, toSpanish, controller.signal));
      const outcomes = Promise.allSettled(calls);
      await expect.poll(async () => (await ownProcesses()).length, { timeout: 20_000 }).toBeGreaterThan(5);
      controller.abort(new Error("the caller left"));
      for (const outcome of await outcomes) {
        expect(outcome).toMatchObject({ status: "rejected", reason: { message: "the caller left" } });
      }
      await expect.poll(ownProcesses, { timeout: 10_000 }).toEqual([]);
      await expect.poll(() => readdir(folder), { timeout: 10_000 }).toEqual([]);
      expect(await engine.translatePieces(["The house is big."], toSpanish, never)).toEqual(["La casa es grande."]);
    });
  });
});

describe("Apertium when it is not installed", () => {
  it("says what to install", async () => {
    const engine = createApertium({ log: silentLog, command: "no-apertium-here" });
    await expect(engine.listPairs()).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("apt-get install apertium"),
    });
  });
});
