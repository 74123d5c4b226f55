import { APERTIUM, describeIfInstalled, silentLog } from "@twinhost/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LibreTranslateServer, startLibreTranslateServer } from "../testing/libretranslate-server.ts";
import { createApertium } from "./apertium.ts";
import { translatorOver } from "./create-translator.ts";
import { createLibreTranslate } from "./libretranslate.ts";
import type { Translator } from "./translator.ts";

const SPANS = [
  "C:\\Program Files\\App\\x.exe",
  "C:\\Program Files (x86)\\My App\\the file.exe",
  "\\\\server\\big share\\the house.txt",
  '"C:\\My Files\\the big house"',
  "'/home/big dog/the house.txt'",
  "file:///C:/Users/me/the%20house.html",
  "https://a.example/the/house?big=dog&x=y#red",
  "john.house+dog@example.co.kr",
  "@big_dog",
  "#house",
  "`the big house`",
  "![the](img/the dog.png)",
  "{count, plural, one {# house} other {# houses}}",
  "{g, select, male {the {n, plural, one {# dog} other {# dogs}}} other {houses}}",
  "{{ user.name }}",
  "%1$s",
  "%(name)s",
  ":name",
  "👩‍👩‍👧",
  "🇰🇷",
  "1.2.3-beta.4",
  "Ctrl+Shift+P",
];

/** The part of a span that is not prose; the text of a link is prose. */
const keptOf = (span: string): string => (span.startsWith("![") ? "](img/the dog.png)" : span);

const sentence = fc
  .tuple(fc.constantFrom(...SPANS), fc.constantFrom(...SPANS), fc.integer({ min: 0, max: 4 }))
  .map(([first, second, form]) => ({
    spans: [first, second],
    text: [
      `The house ${first} is big and the dog ${second} is red.`,
      `Open ${first} and close ${second} now.`,
      `${first} is the house and ${second} is the dog.`,
      `The dog sees the house: ${first}, ${second}.`,
      `I see (${first}) and the cat has ${second}`,
    ][form] as string,
  }));
const paragraph = fc.array(sentence, { minLength: 5, maxLength: 8 });

const keepsAll = async (translator: Translator): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(paragraph, async (sentences) => {
      const text = sentences.map((one) => one.text).join("\n");
      const request = { text, sourceLanguage: "en", targetLanguage: "es" };
      const { text: translated } = await translator.translate(request, new AbortController().signal);
      const lines = translated.split("\n");
      expect(lines).toHaveLength(sentences.length);
      for (const [index, { spans, text: source }] of sentences.entries()) {
        const line = lines[index] ?? "";
        expect(line).not.toBe(source);
        const [first = "", second = ""] = spans.map(keptOf);
        expect(line).toContain(first);
        expect(line.slice(line.indexOf(first) + first.length)).toContain(second);
      }
    }),
    { numRuns: 12 },
  );
};

const fenced = "The house is big.\n\n```sh\ncat the house # big dog\n```\n\nThe dog is red.";

describeIfInstalled(APERTIUM, "what is not prose, through Apertium", () => {
  const translator = translatorOver([createApertium({ log: silentLog })], silentLog);

  it("comes out unchanged and in its sentence", () => keepsAll(translator));

  it("includes a complete block of code", async () => {
    const request = { text: fenced, sourceLanguage: "en", targetLanguage: "es" };
    expect(await translator.translate(request, new AbortController().signal)).toMatchObject({
      text: "La casa es grande.\n\n```sh\ncat the house # big dog\n```\n\nEl perro es rojo.",
    });
  });
});

describe("what is not prose, through LibreTranslate", () => {
  let server: LibreTranslateServer;
  let translator: Translator;

  beforeAll(async () => {
    server = await startLibreTranslateServer();
    translator = translatorOver([createLibreTranslate({ url: server.url, log: silentLog })], silentLog);
  });
  afterAll(() => server.close());

  it("comes out unchanged and in its sentence", () => keepsAll(translator));

  it("is not even sent", async () => {
    server.requests.length = 0;
    const request = { text: fenced, sourceLanguage: "en", targetLanguage: "es" };
    const { text } = await translator.translate(request, new AbortController().signal);
    expect(text).toContain("\n\n```sh\ncat the house # big dog\n```\n\n");
    expect(server.requests.map(({ q }) => q)).toEqual([["The house is big.", "The dog is red."]]);
  });
});
