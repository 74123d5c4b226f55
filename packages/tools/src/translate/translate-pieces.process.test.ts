import { APERTIUM, describeIfInstalled, silentLog } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { createApertium } from "./apertium.ts";
import { translatorOver } from "./create-translator.ts";
import type { TranslationEngine } from "./translation-engine.ts";

const never = new AbortController().signal;
const SPANS = [
  "https://a.example/b?c=1&d=the+house#e",
  "/etc/the/house.conf",
  "{user_name}",
  "{{count}}",
  "%s",
  "%1$s",
  "\u0024{x}",
  ":name",
  '<a href="/x?y=the">',
  "`the house`",
  "house_name",
  "theHouse()",
];

/** An engine that translates with the function. */
const engineOf = (translate: (text: string) => string): TranslationEngine => ({
  id: "rule",
  description: "a rule",
  expected: true,
  bounds: { characters: 1_000, pieces: 10 },
  howToAddPairs: "",
  listPairs: async () => [{ source: "en", target: "es", engineSource: "en", engineTarget: "es" }],
  translatePieces: async (pieces) => pieces.map(translate),
});

const toSpanish = async (text: string, engine: TranslationEngine): Promise<string> => {
  const request = { text, sourceLanguage: "en", targetLanguage: "es" };
  return (await translatorOver([engine], silentLog).translate(request, never)).text;
};

describe("spans through an engine", () => {
  const text = `The ${SPANS.join(" and the ")} house.`;

  it.each([
    ["upper-cases everything", (one: string) => one.toUpperCase()],
    ["keeps names", (one: string) => one.replaceAll(/\b(?:the|and|house)\b/gi, "x")],
    ["drops everything but letters", (one: string) => one.replaceAll(/[^A-Za-z ]/g, "")],
    ["doubles", (one: string) => `${one} ${one}`],
    ["reverses the words", (one: string) => one.split(" ").toReversed().join(" ")],
    ["returns nothing", () => ""],
  ])("come out unchanged and in order when it %s", async (_, translate) => {
    const translated = await toSpanish(text, engineOf(translate));
    let from = 0;
    for (const span of SPANS) {
      const at = translated.indexOf(span, from);
      expect(at, `${span} in ${translated}`).toBeGreaterThanOrEqual(from);
      from = at + span.length;
    }
  });

  it("are placed where the engine puts a name, and stay attached to what they were attached to", async () => {
    const seen: string[] = [];
    const engine = engineOf((one) => {
      seen.push(one);
      return one.replace("Copy", "Copia").replace("to", "a");
    });
    expect(await toSpanish("<p>Copy <b>{size}MB</b> to {place}.</p>", engine)).toBe(
      "<p>Copia <b>{size}MB</b> a {place}.</p>",
    );
    expect(seen).toHaveLength(1);
  });

  it("never reach the engine alone: a text of only spans has no words", async () => {
    const engine = engineOf(() => "x");
    expect(await toSpanish(SPANS.join("\n"), engine)).toBe(SPANS.join("\n"));
  });
});

describeIfInstalled(APERTIUM, "spans through Apertium", () => {
  it("keep their place in the sentence", async () => {
    const translator = translatorOver([createApertium({ log: silentLog })], silentLog);
    const text =
      "Hello {user_name}, see https://a.example/b?c=1. The house is `the house`.\n```\nthe house\n```\n" +
      'Open <a href="/x?y=1">the big house</a> with %1$s and \u0024{x}, or read [the documents](https://a.example/d?e=f).';
    const { text: translated } = await translator.translate(
      { text, sourceLanguage: "en", targetLanguage: "es" },
      never,
    );
    expect(translated).toMatch(
      /^Hola \{user_name\}, +\S+ https:\/\/a\.example\/b\?c=1\. La casa es `the house`\.\n```\nthe house\n```\n/,
    );
    expect(translated).toMatch(
      /<a href="\/x\?y=1">la casa grande<\/a> con %1\$s y \$\{x\}, .*\[los documentos\]\(https:\/\/a\.example\/d\?e=f\)\.$/,
    );
  });
});
