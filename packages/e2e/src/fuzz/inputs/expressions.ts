import fc, { type Arbitrary } from "fast-check";
import { hostileText } from "./text.ts";

const NUMBERS = [
  "0",
  "1",
  "2",
  "0.1",
  "1e3",
  "-7",
  "1e308",
  "1e-320",
  "9007199254740993",
  "1/3",
  "0x1f",
  "1e999",
  ".5",
];
const CONSTANTS = ["pi", "e", "i", "Infinity", "NaN", "true", "null", "x", "ans", "end", "version"];
const OPERATORS = [
  "+",
  "-",
  "*",
  "/",
  "^",
  "%",
  " mod ",
  ".*",
  "./",
  ".^",
  "==",
  "<",
  " and ",
  " or ",
  " xor ",
  " to ",
  "|",
  "<<",
  ":",
  ",",
];
const FUNCTIONS = [
  ...[
    "sqrt",
    "cbrt",
    "exp",
    "log",
    "log10",
    "sin",
    "atan2",
    "abs",
    "round",
    "floor",
    "gcd",
    "lcm",
    "gamma",
    "factorial",
  ],
  ...["sum", "mean", "median", "std", "max", "min", "sort", "det", "inv", "transpose", "ones", "zeros", "identity"],
  ...[
    "combinations",
    "permutations",
    "mod",
    "nthRoot",
    "range",
    "concat",
    "format",
    "bignumber",
    "fraction",
    "complex",
  ],
  // Functions that a calculator must not offer.
  ...["evaluate", "parse", "import", "createUnit", "simplify", "config", "random", "print", "help", "compile", "map"],
];
const UNITS = ["km", "m", "degC", "degF", "kg", "hour", "s", "USD", "km/h", "deg", "bytes", "MiB"];
const WHOLES = [
  ...[
    "f(x) = x^2",
    "a = 1; a + 1",
    "1:1e9",
    "ones(1e4, 1e4)",
    "10^10^10",
    "170!",
    "171!",
    "200000!",
    '"a" * 3',
    "2 + ",
    "",
  ],
  ...['cos.constructor("return 1")()', "[1, 2; 3]", "{a: 1}.a", "1; 2; 3", "x -> x", "5 km to s", "sum(1:100000)"],
];

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true, maxDepth: 5 },
    fc.constantFrom(...NUMBERS),
    fc.integer({ min: -1000, max: 1000 }).map(String),
    fc.constantFrom(...CONSTANTS),
    fc.tuple(fc.integer({ min: 0, max: 99 }), fc.constantFrom(...UNITS)).map(([count, unit]) => `${count} ${unit}`),
    fc.tuple(tie("expression"), fc.constantFrom(...OPERATORS), tie("expression")).map((parts) => parts.join("")),
    tie("expression").map((inner) => `(${inner})`),
    tie("expression").map((inner) => `-${inner}`),
    fc.tuple(tie("expression"), fc.constantFrom("!", "%", "'", "[1]", ".a")).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom(...FUNCTIONS), fc.array(tie("expression"), { maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(", ")})`),
    fc
      .array(fc.array(tie("expression"), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((rows) => `[${rows.map((row) => row.join(", ")).join("; ")}]`),
    fc
      .tuple(tie("expression"), tie("expression"), tie("expression"))
      .map(([test, yes, no]) => `${test} ? ${yes} : ${no}`),
  ),
}));

/** Work that grows with N, to test the calculator's time and memory limits. */
const HEAVY = [
  ...["sum(1:N)", "std(1:N)", "sort(N:-1:1)", "N!", "N^N", "2^N^2", "combinations(N, floor(N/2))", "gamma(N)"],
  ...["det(ones(N, N))", "inv(identity(N))", "ones(N, N) * ones(N, N)", "expm(ones(N, N) / 1000)", "concat(1:N, 1:N)"],
  ...["bignumber(N)!", "nthRoot(N, N)", "lcm(N, N - 1, N - 2)", "[1:N; 1:N]", "kron(ones(N), ones(N))", "N:0.001:2*N"],
];

const heavy: Arbitrary<string> = fc
  .tuple(fc.constantFrom(...HEAVY), fc.integer({ min: 0, max: 70 }))
  .map(([template, tenths]) => template.replaceAll("N", String(Math.round(10 ** (tenths / 10)))));

/** Expressions from a grammar of mathjs, some of them damaged, and some that are not expressions at all. */
export const expressions: Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: expression },
  { weight: 15, arbitrary: fc.tuple(expression, hostileText).map((parts) => parts.join("")) },
  { weight: 15, arbitrary: hostileText },
  // Only a few: each may take seconds over every transport.
  { weight: 3, arbitrary: heavy },
  { weight: 5, arbitrary: fc.constantFrom(...WHOLES) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("(", "[", "-", "1+", "sqrt("), fc.integer({ min: 1, max: 500 }))
      .map(([open, depth]) => `${open.repeat(depth)}1`),
  },
);
