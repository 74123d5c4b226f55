import fc, { type Arbitrary } from "fast-check";

/** Words with a special meaning behind the tools: FTS5, SQL, JSON, HTML, shells, paths, mathjs. */
const LOADED = [
  ..."\"'*^:()-+{}[]<>\\/%$&;|`~,.?!@#=_".split(""),
  ...["AND", "OR", "NOT", "NEAR(", "NEAR/2", "title:", "rowid:", "bm25(", "MATCH", '"""', "a*", "^a", "-a", "+a"],
  ...["'; DROP TABLE documents; --", "' OR 1=1", "UNION SELECT", "sqlite_master", "--", "/*", "*/"],
  ...[
    "</script>",
    "<b>",
    "&amp;",
    "$" + "{x}",
    "$(id)",
    "`id`",
    "../../etc/passwd",
    "file:///",
    "%00",
    "%s%n",
    "\\u0000",
  ],
  ...["__proto__", "constructor", "toString", "null", "undefined", "NaN", "true"],
] as const;

const WORDS = [
  "서버",
  "도구가",
  "한국어 문장입니다.",
  "transport",
  "latency",
  "The server",
  "el servidor",
  "ツール",
  "工具",
];

const ODD = [
  ...["\u0000", "\u0001", "\u001f", "\u007f", "\u0085", "\u00a0", "\u200b", "\u200d", "\u2028", "\u2029", "\ufeff"],
  ...["\ud800", "\udfff", "\ud83d", "\udc00\ud800", "\uffff", "\u{10ffff}"],
  ...["👩‍👩‍👧‍👦", "🇰🇷", "❤️‍🔥", "e\u0301", "한글".normalize("NFD"), "ﷺ", "\u202e", "İ", "ß", "\t", "\r\n", "\r", "\n"],
] as const;

const piece: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...LOADED) },
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 1, arbitrary: fc.constant(" ") },
  // Any UTF-16 code unit, including lone surrogates.
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
      .map((units) => String.fromCharCode(...units)),
  },
);

/** Hostile text, mostly short. */
export const hostileText: Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join("")) },
  { weight: 4, arbitrary: fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(" ")) },
  // Around and above the length limits.
  {
    weight: 1,
    arbitrary: fc.tuple(piece, fc.integer({ min: 1, max: 1_100 })).map(([text, times]) => text.repeat(times)),
  },
);
