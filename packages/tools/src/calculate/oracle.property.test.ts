import { ToolError } from "@twinhost/core";
import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { INLINE_BUDGET } from "./limits.ts";

/** An independent engine: fractions of bigints, written only for this test. Null stands for what has no value. */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}
interface Sample {
  readonly text: string;
  readonly value: Fraction | null;
}
type Operation = (...values: Fraction[]) => Fraction | null;

const fraction = (n: bigint, d: bigint): Fraction | null => (d === 0n ? null : d < 0n ? { n: -n, d: -d } : { n, d });
const whole = (operation: (...values: bigint[]) => bigint | null): Operation => {
  return (...values) => {
    if (values.some(({ n, d }) => n % d !== 0n)) return null;
    const result = operation(...values.map(({ n, d }) => n / d));
    return result === null ? null : { n: result, d: 1n };
  };
};
const floor = ({ n, d }: Fraction): bigint => (n - (((n % d) + d) % d)) / d;
const size = (value: bigint): bigint => (value < 0n ? -value : value);
const gcd = (left: bigint, right: bigint): bigint => (right === 0n ? size(left) : gcd(right, left % right));
const pick = (sign: 1n | -1n): Operation => {
  return (...values) => values.reduce((best, next) => ((next.n * best.d - best.n * next.d) * sign > 0n ? next : best));
};
const plus: Operation = (...values) =>
  values.reduce((sum, next) => ({ n: sum.n * next.d + next.n * sum.d, d: sum.d * next.d }), { n: 0n, d: 1n });
const times: Operation = (...values) =>
  values.reduce((product, next) => ({ n: product.n * next.n, d: product.d * next.d }), { n: 1n, d: 1n });

const BINARY: Record<string, (left: Fraction, right: Fraction) => Fraction | null> = {
  "+": plus,
  "-": (l, r) => plus(l, { n: -r.n, d: r.d }),
  "*": times,
  "/": (l, r) => fraction(l.n * r.d, l.d * r.n),
  mod: (l, r) => {
    const quotient = fraction(l.n * r.d, l.d * r.n);
    return quotient === null ? null : plus(l, { n: -floor(quotient) * r.n, d: r.d });
  },
};
const UNARY: Record<string, Operation> = {
  abs: ({ n, d } = { n: 0n, d: 1n }) => ({ n: size(n), d }),
  floor: (v) => (v ? { n: floor(v), d: 1n } : null),
  ceil: (v) => (v ? { n: -floor({ n: -v.n, d: v.d }), d: 1n } : null),
  fix: (v) => (v ? { n: v.n / v.d, d: 1n } : null),
  square: (v) => (v ? times(v, v) : null),
};
const LISTS: Record<string, Operation> = {
  max: pick(1n),
  min: pick(-1n),
  sum: plus,
  prod: times,
  gcd: whole((...values) => values.reduce(gcd, 0n)),
  lcm: whole((...values) => values.reduce((l, r) => (l * r === 0n ? 0n : size(l * r) / gcd(l, r)))),
  bitAnd: whole((l, r, ...rest) => (l === undefined || r === undefined || rest.length > 0 ? null : l & r)),
  leftShift: whole((l, r, ...rest) =>
    l === undefined || r === undefined || rest.length > 0 || r < 0n || r > 4_096n ? null : l << r,
  ),
};

const calculated = (operation: Operation, ...samples: readonly Sample[]): Fraction | null => {
  const values = samples.map(({ value }) => value);
  return values.every((value) => value !== null) ? operation(...values) : null;
};

const integer = fc
  .oneof(fc.bigInt({ min: -30n, max: 30n }), fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }))
  .map((n): Sample => ({ text: n < 0n ? `(${n})` : String(n), value: { n, d: 1n } }));
const decimal = fc.tuple(fc.nat(9_999_999), fc.integer({ min: 1, max: 6 })).map(([digits, places]): Sample => {
  const text = String(digits).padStart(places + 1, "0");
  return {
    text: `${text.slice(0, -places)}.${text.slice(-places)}`,
    value: { n: BigInt(digits), d: 10n ** BigInt(places) },
  };
});
const factorial = fc.integer({ min: 0, max: 30 }).map((n): Sample => {
  const factors = Array.from({ length: n }, (_, index) => ({ n: BigInt(index + 1), d: 1n }));
  return { text: n % 2 ? `${n}!` : `factorial(${n})`, value: times(...factors) };
});
const HUNDRED: Fraction = { n: 100n, d: 1n };

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 4, depthIdentifier: "oracle" },
    integer,
    decimal,
    factorial,
    fc.tuple(tie("sample"), fc.constantFrom(...Object.keys(BINARY)), tie("sample")).map(([left, sign, right]) => ({
      text: `(${left.text} ${sign} ${right.text})`,
      value: calculated(BINARY[sign] as Operation, left, right),
    })),
    fc.tuple(fc.constantFrom(...Object.keys(UNARY)), tie("sample")).map(([name, inner]) => ({
      text: `${name}(${inner.text})`,
      value: calculated(UNARY[name] as Operation, inner),
    })),
    fc
      .tuple(fc.constantFrom(...Object.keys(LISTS)), fc.array(tie("sample"), { minLength: 2, maxLength: 3 }))
      .map(([name, list]) => ({
        text: `${name}(${list.map(({ text }) => text).join(", ")})`,
        value: calculated(LISTS[name] as Operation, ...list),
      })),
    fc.tuple(tie("sample"), fc.integer({ min: 0, max: 9 })).map(([base, power]) => ({
      text: `(${base.text})^${power}`,
      value: calculated((b) => (b ? times(...Array<Fraction>(power).fill(b)) : null), base),
    })),
    fc.tuple(tie("sample"), fc.constantFrom("+", "-"), decimal).map(([base, sign, percent]) => ({
      text: `(${base.text} ${sign} ${percent.text}%)`,
      value: calculated(
        (b, p) => {
          const part = b && p ? times(b, p, { n: 1n, d: HUNDRED.n }) : null;
          return b && part ? plus(b, { n: sign === "-" ? -part.n : part.n, d: part.d }) : null;
        },
        base,
        percent,
      ),
    })),
    fc.tuple(decimal, tie("sample")).map(([percent, base]) => ({
      text: `(${percent.text}% * ${base.text})`,
      value: calculated((p, b) => (p && b ? times(p, b, { n: 1n, d: HUNDRED.n }) : null), percent, base),
    })),
  ),
}));

/** The exact value of a text such as `-1.5e+20`. */
const read = (text: string): Fraction => {
  const [mantissa = "", exponent = "0"] = text.split("e");
  const [before = "", after = ""] = mantissa.split(".");
  const power = Number(exponent) - after.length;
  const digits = BigInt(before + after);
  return power >= 0 ? { n: digits * 10n ** BigInt(power), d: 1n } : { n: digits, d: 10n ** BigInt(-power) };
};

it("never silently differs from exact fractions", { timeout: 300_000 }, () => {
  const numRuns = rounds({ few: 1_000, all: 10_000 });
  let answered = 0;
  fc.assert(
    fc.property(sample, ({ text, value }) => {
      let result: string;
      try {
        ({ result } = evaluate(text, INLINE_BUDGET));
      } catch (error) {
        if (error instanceof ToolError) return;
        expect((error as Error).constructor.name, text).toBe("OverBudget");
        return;
      }
      // Where fractions have no value, there must be no answer.
      if (value === null) throw new Error(`${text} was answered with ${result}`);
      answered++;
      const shown = read(result);
      const difference = size(shown.n * value.d - value.n * shown.d);
      // Whole numbers that are written out must be exact; anything else may differ by a double's rounding.
      const isExact = !result.includes("e") && value.n % value.d === 0n;
      if (isExact ? difference !== 0n : difference * 10n ** 15n > size(value.n * shown.d)) {
        throw new Error(`${text} was answered with ${result}`);
      }
    }),
    { numRuns },
  );
  expect(answered).toBeGreaterThan(numRuns / 2);
});
