import { rounds, silentLog } from "@twinhost/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { translatorOver } from "./create-translator.ts";
import type { TranslationEngine } from "./translation-engine.ts";

const WORDS = ["the", "house", "is", "big", "open", "and", "dog", "sees"];
/** URLs, paths, placeholders, code and markup. */
const SPANS = [
  "https://a.example/the/house?big=dog&x=y#red",
  "www.b.example/the/house",
  "john.house+dog@example.co.kr",
  "/etc/the/house.conf",
  "./src/the/house.ts",
  '"C:\\My Files\\the house"',
  "{user_name}",
  "{{ the.house }}",
  "{count, plural, one {# house} other {# houses}}",
  "%1$s",
  "%(name)s",
  "\u0024{house}",
  ":house",
  "`the big house`",
  "houseName()",
  "house_name",
  "--the-house",
  '<a href="/x?y=the">',
  "</a>",
  "<br/>",
  "&nbsp;",
  "👩‍👩‍👧",
  "#house",
  "@big_dog",
];
const LINE_ENDS = ["\n", "\r\n", "\n\n", "\n\t", "\r\n\r\n  "];
const FENCE = "```sh\ncat the house # big dog\n```";

interface Line {
  readonly parts: readonly string[];
  readonly end: string;
}

const line: fc.Arbitrary<Line> = fc.record({
  parts: fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SPANS)), { minLength: 1, maxLength: 5 })
        .map((pairs) => [...pairs.flat(), "now"]),
    },
    { weight: 1, arbitrary: fc.constant([FENCE]) },
  ),
  end: fc.constantFrom(...LINE_ENDS),
});
// A fence starts and ends on a line of its own.
const lines = fc
  .array(line, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((one) => ({ ...one, end: `\n${one.end}` })));

const write = (all: readonly Line[], word: (word: string) => string): string =>
  all
    .map(({ parts, end }) => `${parts.map((part) => (/^[a-z]+$/.test(part) ? word(part) : part)).join(" ")}${end}`)
    .join("");

const engineOf = (translate: (piece: string) => string): TranslationEngine => ({
  id: "rule",
  description: "a rule",
  expected: true,
  bounds: { characters: 200, pieces: 3 },
  howToAddPairs: "",
  listPairs: async () => [{ source: "en", target: "ru", engineSource: "en", engineTarget: "ru" }],
  translatePieces: async (pieces) => pieces.map(translate),
});
const through = async (text: string, translate: (piece: string) => string): Promise<string> => {
  const request = { text, sourceLanguage: "en", targetLanguage: "ru" };
  const translator = translatorOver([engineOf(translate)], silentLog);
  return (await translator.translate(request, new AbortController().signal)).text;
};

/** Replaces every word but the made-up ones for spans. */
const otherWords = (piece: string): string =>
  piece.replaceAll(/QX\d+X|\p{L}+/gu, (word) => (word.startsWith("QX") ? word : "ж"));

/** Engines that spoil everything they receive. */
const SPOILERS: readonly ((piece: string) => string)[] = [
  (piece) => piece.toUpperCase(),
  (piece) => piece.replaceAll(/[^a-z ]/g, ""),
  (piece) => piece.split(" ").toReversed().join(" "),
  (piece) => `${piece}\n\t${piece}`,
  (piece) => piece.split(" ").join("\r\n\u2028"),
  (piece) => piece.replaceAll(/\d/g, "7"),
  () => "",
];

const numRuns = rounds({ few: 60, all: 500 });

describe("what is not language", () => {
  it("comes out unchanged, in its place, when an engine changes every word", async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (all) => {
        const text = write(all, (word) => word);
        expect(await through(text, otherWords)).toBe(write(all, () => "ж"));
      }),
      { numRuns },
    );
  });

  it("comes out in order, with the line ends, whatever an engine does", async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.constantFrom(...SPOILERS), async (all, spoil) => {
        const translated = await through(
          write(all, (word) => word),
          spoil,
        );
        let from = 0;
        for (const kept of all.flatMap(({ parts, end }) => [...parts.filter((part) => !WORDS.includes(part)), end])) {
          if (kept === "now") continue;
          // Quotes around a path belong to the sentence.
          const span = kept.replaceAll(/^"|"$/g, "");
          const at = translated.indexOf(span, from);
          expect(at, `${JSON.stringify(span)} in ${JSON.stringify(translated)}`).toBeGreaterThanOrEqual(from);
          from = at + span.length;
        }
        const lineEnds = (text: string): string => text.replaceAll(/[^\r\n\t\u2028]/g, "");
        expect(lineEnds(translated)).toBe(lineEnds(write(all, (word) => word)));
      }),
      { numRuns },
    );
  });
});
